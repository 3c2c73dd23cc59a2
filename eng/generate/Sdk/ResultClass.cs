using static MediaProviders.Generate.Sdk.SdkType;

namespace MediaProviders.Generate.Sdk;

/// <summary>A class of results: read-only fields and the constructor that Pulumi fills them with.</summary>
internal static class ResultClass
{
    public static void Write(CodeText code, string name, string description, IReadOnlyList<SdkProperty> properties)
    {
        code.Line().Comment(description, 1).Line("    [OutputType]").Line($"    public sealed class {name}").Line("    {");
        foreach (var property in properties)
        {
            code.Comment(property.Description, 2).Line($"        public readonly {TypeOf(property)} {property.CSharpName};");
        }

        code.Line().Line("        [OutputConstructor]");
        var parameters = properties.Select(property => $"\n            {TypeOf(property)} {property.Name}").ToList();
        code.Line($"        private {name}({string.Join(",\n", parameters)})").Line("        {");
        foreach (var property in properties)
        {
            code.Line($"            {property.CSharpName} = {property.Name};");
        }

        code.Line("        }").Line("    }");
    }

    /// <summary>The type of a property of a result: an array is never null, it is empty.</summary>
    public static string TypeOf(SdkProperty property) => property.Type.InResult + (property.Required || property.Type is ListOf ? "" : "?");
}
