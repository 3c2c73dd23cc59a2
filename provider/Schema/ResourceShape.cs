namespace MediaProviders.Schema;

/// <summary>A kind of resource: its properties, and what a change of each does.</summary>
internal sealed class ResourceShape
{
    public required string Name { get; init; }

    /// <summary>What it manages: the first paragraph of its documentation, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>The file in Descriptions with the rest of its documentation; null when there is no more.</summary>
    public string? Page { get; init; }

    public required ObjectType Inputs { get; init; }

    /// <summary>The properties of the resource in the state, including every input that is kept.</summary>
    public required ObjectType Outputs { get; init; }

    /// <summary>The filters of a listing of existing resources.</summary>
    public required ObjectType ListInputs { get; init; }
}

/// <summary>A function: a query of what exists, which changes nothing.</summary>
internal sealed class FunctionShape
{
    public required string Name { get; init; }

    /// <summary>What it returns: the first paragraph of its documentation, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>The file in Descriptions with the rest of its documentation; null when there is no more.</summary>
    public string? Page { get; init; }

    public required ObjectType Inputs { get; init; }

    public required ObjectType Outputs { get; init; }
}
