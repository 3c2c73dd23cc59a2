namespace MediaProviders.Schema;

/// <summary>What values a property takes. One description of every type is the source of the package schema, of the checks and of the secret marks.</summary>
internal abstract class TypeShape
{
    /// <summary>What a value of the type is called in a message: "a string", "an object".</summary>
    public abstract string Kind { get; }
}
