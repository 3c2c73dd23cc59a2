using static MediaProviders.Generate.Sdk.SdkType;

namespace MediaProviders.Generate.Sdk;

/// <summary>A class of arguments.</summary>
/// <param name="name">Its name.</param>
/// <param name="baseClass">The class of the Pulumi package it derives from.</param>
/// <param name="ofProvider">True for a provider's arguments, which travel as JSON text unless they are text already.</param>
/// <param name="plain">True for the arguments of a function's Task form, which take values and no outputs.</param>
internal sealed class ArgumentsClass(string name, string baseClass, bool ofProvider = false, bool plain = false)
{
    public void Write(CodeText code, string description, IReadOnlyList<SdkProperty> properties)
    {
        code.Line().Comment(description, 1).Line($"    public sealed class {name} : global::Pulumi.{baseClass}").Line("    {");
        foreach (var property in properties)
        {
            WriteProperty(code, property);
            code.Line();
        }

        code.Line($"        public {name}()").Line("        {");
        foreach (var property in properties.Where(p => p.Environment.Count > 0))
        {
            code.Line($"            {property.CSharpName} = {EnvironmentDefault(property)};");
        }

        code.Line("        }").Line($"        public static new {name} Empty => new {name}();").Line("    }");
    }

    /// <summary>The expression that reads a property's default from the environment.</summary>
    public static string EnvironmentDefault(SdkProperty property)
    {
        var kind = property.Type switch { Scalar("bool") => "Boolean", Scalar("int") => "Int32", Scalar("double") => "Double", _ => "" };
        return $"Utilities.GetEnv{kind}({string.Join(", ", property.Environment.Select(name => $"\"{name}\""))})";
    }

    private void WriteProperty(CodeText code, SdkProperty property)
    {
        var isCollection = property.Type is ListOf or MapOf;
        if (plain && (isCollection || property.Secret || property.Type is ObjectReference))
        {
            throw new InvalidDataException($"Writing '{name}': the SDK has no form for '{property.Name}' in a function's plain arguments.");
        }

        if (isCollection || property.Secret)
        {
            WriteBackedProperty(code, property, isCollection);
            return;
        }

        var type = plain ? property.Type.InResult : property.Type.InArguments;
        code.Comment(property.Description, 2)
            .Line($"        {Attribute(property)}")
            .Line($"        public {type}{(property.Required ? "" : "?")} {property.CSharpName} {{ get; set; "
                + $"}}{(property.Required && !(plain && property.Type.IsValue) ? " = null!;" : "")}");
    }

    private void WriteBackedProperty(CodeText code, SdkProperty property, bool isCollection)
    {
        var type = property.Type.InArguments;
        var field = $"_{property.Name}";
        code.Line($"        {Attribute(property)}").Line($"        private {type}? {field};");
        if (property.Description.Length > 0)
        {
            code.Line().Comment(property.Description, 2);
        }

        code.Line($"        public {type}{(isCollection ? "" : "?")} {property.CSharpName}")
            .Line("        {")
            .Line(isCollection ? $"            get => {field} ?? ({field} = new {type}());" : $"            get => {field};");
        if (property.Secret)
        {
            code.Line("            set").Line("            {");
            foreach (var line in SecretSetter(property.Type, type, field))
            {
                code.Line($"                {line}");
            }

            code.Line("            }");
        }
        else
        {
            code.Line($"            set => {field} = value;");
        }

        code.Line("        }");
    }

    private static string[] SecretSetter(SdkType type, string argument, string field) => type switch
    {
        ListOf list => [$"var emptySecret = Output.CreateSecret(ImmutableArray.Create<{list.Items.Inside}>());",
            $"{field} = Output.All(value, emptySecret).Apply(v => v[0]);"],
        MapOf map => [$"var emptySecret = Output.CreateSecret(ImmutableDictionary.Create<string, {map.Items.Inside}>());",
            $"{field} = Output.All(value, emptySecret).Apply(v => v[0]);"],
        _ => ["var emptySecret = Output.CreateSecret(0);", $"{field} = Output.Tuple<{argument}?, int>(value, emptySecret).Apply(t => t.Item1);"],
    };

    private string Attribute(SdkProperty property) =>
        $"[Input(\"{property.Name}\"{(property.Required ? ", required: true" : "")}{(ofProvider && property.Type is not Scalar("string") ? ", json: true" : "")})]";
}
