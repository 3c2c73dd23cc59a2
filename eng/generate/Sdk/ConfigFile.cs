using static MediaProviders.Generate.Sdk.SdkType;

namespace MediaProviders.Generate.Sdk;

/// <summary>The file of the package's configuration.</summary>
internal static class ConfigFile
{
    public static string Write(SdkPackage package)
    {
        var code = CodeText.Begin(["System", "System.Collections.Immutable"]).OpenNamespace(package.Namespace);
        WriteHolder(code);
        code.Line($"        private static readonly global::Pulumi.Config __config = new global::Pulumi.Config(\"{package.Name}\");").Line();
        foreach (var variable in package.Config)
        {
            WriteVariable(code, variable);
        }

        return code.Line("    }").Line("}").ToString();
    }

    private static void WriteHolder(CodeText code) => code.Lines(
        """
        public static class Config
        {
            [global::System.Diagnostics.CodeAnalysis.SuppressMessage("Microsoft.Design", "IDE1006", Justification = 
            "Double underscore prefix used to avoid conflicts with variable names.")]
            private sealed class __Value<T>
            {
                private readonly Func<T> _getter;
                private T _value = default!;
                private bool _set;

                public __Value(Func<T> getter)
                {
                    _getter = getter;
                }

                public T Get() => _set ? _value : _getter();

                public void Set(T value)
                {
                    _value = value;
                    _set = true;
                }
            }

        """,
        1);

    private static void WriteVariable(CodeText code, SdkProperty variable)
    {
        // Pulumi's own generator reads a variable of an enumeration as JSON, and the text that a stack holds, "eu1", is none: the property would throw.
        var read = variable.Type is EnumReference ? new Scalar("string") : variable.Type;
        var type = read.InResult + (read is ListOf ? "" : "?");
        var getter = read switch
        {
            Scalar("string") => "Get",
            Scalar("bool") => "GetBoolean",
            Scalar("int") => "GetInt32",
            Scalar("double") => "GetDouble",
            _ => $"GetObject<{read.InResult}>",
        };
        var value = $"__config.{getter}(\"{variable.Name}\")" + (variable.Environment.Count > 0 ? $" ?? {ArgumentsClass.EnvironmentDefault(variable)}" : "");
        code.Line($"        private static readonly __Value<{type}> _{variable.Name} = new __Value<{type}>(() => {value});")
            .Comment(variable.Description, 2)
            .Lines(
                $$"""
                public static {{type}} {{variable.CSharpName}}
                {
                    get => _{{variable.Name}}.Get();
                    set => _{{variable.Name}}.Set(value);
                }

                """,
                2);
    }
}
