namespace MediaProviders.Generate.Sdk;

/// <summary>The file of all enums: structs around a text, so that a value which is not known yet can still travel.</summary>
internal static class EnumFile
{
    public static string Write(SdkPackage package)
    {
        var code = CodeText.Begin(["System", "System.ComponentModel", "Pulumi"]).OpenNamespace(package.Namespace);
        for (var i = 0; i < package.Enums.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            WriteEnum(code, package.Enums[i]);
        }

        return code.Line("}").ToString();
    }

    private static void WriteEnum(CodeText code, SdkEnum type)
    {
        code.Comment(type.Description, 1).Lines(
            $$"""
            [EnumType]
            public readonly struct {{type.Name}} : IEquatable<{{type.Name}}>
            {
                private readonly string _value;

                private {{type.Name}}(string value)
                {
                    _value = value ?? throw new ArgumentNullException(nameof(value));
                }

            """,
            1);
        foreach (var value in type.Values)
        {
            code.Comment(value.Description, 2).Line($"        public static {type.Name} {value.Name} {{ get; }} = new {type.Name}(\"{value.Value}\");");
        }

        code.Line().Lines(
            $$"""
                public static bool operator ==({{type.Name}} left, {{type.Name}} right) => left.Equals(right);
                public static bool operator !=({{type.Name}} left, {{type.Name}} right) => !left.Equals(right);

                public static explicit operator string({{type.Name}} value) => value._value;

                [EditorBrowsable(EditorBrowsableState.Never)]
                public override bool Equals(object? obj) => obj is {{type.Name}} other && Equals(other);
                public bool Equals({{type.Name}} other) => string.Equals(_value, other._value, StringComparison.Ordinal);

                [EditorBrowsable(EditorBrowsableState.Never)]
                public override int GetHashCode() => _value?.GetHashCode() ?? 0;

                public override string ToString() => _value;
            }
            """,
            1);
    }
}
