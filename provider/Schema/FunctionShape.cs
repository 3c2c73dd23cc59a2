namespace MediaProviders.Schema;

/// <summary>A function: a question about what exists, which changes nothing.</summary>
internal sealed class FunctionShape
{
    public required string Name { get; init; }

    /// <summary>What it answers, in a paragraph of Markdown; the page users read starts with it.</summary>
    public required string Description { get; init; }

    /// <summary>The file in Descriptions with the rest of the page users read; null when the description says it all.</summary>
    public string? Page { get; init; }

    public required ObjectType Inputs { get; init; }

    public required ObjectType Outputs { get; init; }
}
