namespace MediaProviders.Schema;

/// <summary>A function: a question about what exists, which changes nothing.</summary>
internal sealed class FunctionShape
{
    /// <summary>The name, in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>What it answers, in Markdown; the page users read is made of it.</summary>
    public required string Description { get; init; }

    /// <summary>The arguments.</summary>
    public required ObjectType Inputs { get; init; }

    /// <summary>The answer.</summary>
    public required ObjectType Outputs { get; init; }
}
