namespace MediaProviders.Schema;

/// <summary>A kind of resource: what it is made of, and what becomes of a change.</summary>
internal sealed class ResourceShape
{
    /// <summary>The name of the kind, in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>What it manages, in Markdown; the page users read is made of it.</summary>
    public required string Description { get; init; }

    /// <summary>What a user gives.</summary>
    public required ObjectType Inputs { get; init; }

    /// <summary>What the resource then is; every input that is kept is among them.</summary>
    public required ObjectType Outputs { get; init; }

    /// <summary>What a listing of the existing ones can be narrowed by.</summary>
    public required ObjectType ListInputs { get; init; }
}
