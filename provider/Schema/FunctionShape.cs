namespace MediaProviders.Schema;

/// <summary>A function: a question about what exists, which changes nothing.</summary>
internal sealed class FunctionShape
{
    /// <summary>The name, in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>What it answers, in a paragraph of Markdown; the page users read starts with it.</summary>
    public required string Description { get; init; }

    /// <summary>The rest of the page users read; null when the description says it all.</summary>
    public DocumentationPage? Page { get; init; }

    /// <summary>The arguments.</summary>
    public required ObjectType Inputs { get; init; }

    /// <summary>The answer.</summary>
    public required ObjectType Outputs { get; init; }
}
