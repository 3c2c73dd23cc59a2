namespace MediaProviders.LocalEngine.State;

/// <summary>All that is remembered of a stack between two commands.</summary>
/// <param name="Resources">Resources, each after those it depends on.</param>
/// <param name="PendingOperations">Operations that had begun and of which nobody knows how they ended.</param>
internal sealed record StackState(IReadOnlyList<ResourceState> Resources, IReadOnlyList<PendingOperation> PendingOperations)
{
    public static readonly StackState Empty = new([], []);
}

/// <summary>An operation that was running when the engine was killed.</summary>
/// <param name="Type"><c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Resource">The resource as it would have become, or as it was.</param>
internal sealed record PendingOperation(string Type, ResourceState Resource);
