namespace Pulumi
{
    /// <summary>Marks an output property of a resource.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class OutputAttribute(string? name = null) : Attribute
    {
        public string? Name { get; } = name;
    }

    /// <summary>Marks an input, on the property or on its backing field. The real one keeps its values to itself; here the tests read them.</summary>
    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
    public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
    {
        public string Name { get; } = name;

        public bool IsRequired { get; } = required;

        public bool Json { get; } = json;
    }

    /// <summary>Marks a type of results.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class OutputTypeAttribute : Attribute;

    /// <summary>Marks the constructor that fills a type of results.</summary>
    [AttributeUsage(AttributeTargets.Constructor)]
    public sealed class OutputConstructorAttribute : Attribute;

    /// <summary>Marks a struct that is an enum of texts.</summary>
    [AttributeUsage(AttributeTargets.Struct)]
    public sealed class EnumTypeAttribute : Attribute;

    /// <summary>Says which type token a class stands for.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class ResourceTypeAttribute(string type, string? version) : Attribute
    {
        public string Type { get; } = type;

        public string? Version { get; } = version;
    }
}

namespace Pulumi.Serialization
{
    /// <summary>Generated files import this namespace, so it has to be there.</summary>
    public static class Placeholder;
}
