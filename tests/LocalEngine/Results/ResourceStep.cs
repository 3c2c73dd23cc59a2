namespace MediaProviders.LocalEngine.Results;

/// <summary>One step on one resource, done or previewed.</summary>
/// <param name="Id">Its id; empty while a preview does not know it.</param>
/// <param name="Changes">The changed paths, as the plugin's Diff gave them. Never a value.</param>
/// <param name="Succeeded">False when the step failed.</param>
public sealed record ResourceStep(StepOperation Operation, string Urn, string Id, IReadOnlyList<PropertyChange> Changes, bool Succeeded)
{
    /// <summary>The resource's name in the program.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}

/// <summary>One changed path.</summary>
/// <param name="Kind"><c>add</c>, <c>delete</c> or <c>update</c>.</param>
/// <param name="Replaces">True when this change forces a replacement.</param>
public sealed record PropertyChange(string Path, string Kind, bool Replaces);

/// <summary>The steps of Pulumi's engine that this engine knows.</summary>
public enum StepOperation
{
    /// <summary>Nothing to do.</summary>
    Same,

    /// <summary>Create.</summary>
    Create,

    /// <summary>Update in place.</summary>
    Update,

    /// <summary>The mark between a replacement's create and delete.</summary>
    Replace,

    /// <summary>Create the new one of a replacement.</summary>
    CreateReplacement,

    /// <summary>Delete the old one of a replacement, also one left over from an earlier command.</summary>
    DeleteReplaced,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Read a resource that is not managed.</summary>
    Read,

    /// <summary>Take a resource over that exists.</summary>
    Import,

    /// <summary>Take another one over in place of the one in the state.</summary>
    ImportReplacement,

    /// <summary>Read and compare.</summary>
    Refresh,
}
