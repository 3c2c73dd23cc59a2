namespace MediaProviders.Schema;

/// <summary>A kind of resource: its properties, and what a change of each does.</summary>
internal sealed class ResourceShape
{
    public required string Name { get; init; }

    /// <summary>What it manages, in a paragraph of Markdown; the page users read starts with it.</summary>
    public required string Description { get; init; }

    /// <summary>The file in Descriptions with the rest of the page users read; null when the description says it all.</summary>
    public string? Page { get; init; }

    public required ObjectType Inputs { get; init; }

    /// <summary>What the resource then is; every input that is kept is among them.</summary>
    public required ObjectType Outputs { get; init; }

    /// <summary>What a listing of the existing ones can be narrowed by.</summary>
    public required ObjectType ListInputs { get; init; }
}
