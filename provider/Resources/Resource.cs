using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>One kind of resource: its shape and its behaviour. An instance belongs to one configured provider and is used by many calls at a time.</summary>
internal abstract class Resource
{
    public abstract ResourceShape Shape { get; }

    /// <summary>Validates what a user gave and fills in what is left out. Makes no request.</summary>
    /// <param name="given">What the user gave; values may be unknown.</param>
    /// <param name="lastInputs">The inputs checked last; empty for a new resource.</param>
    public abstract Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming);

    /// <summary>Tells what has to happen. Makes no request.</summary>
    public abstract Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored);

    /// <summary>Creates the resource, or in a preview foretells what it will be.</summary>
    /// <exception cref="OperationFailedException">It could not be created; nothing is left behind.</exception>
    /// <exception cref="PartlyDoneException">It exists, or may exist, but is not finished.</exception>
    public abstract Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken);

    /// <summary>Finds the resource; null when it certainly does not exist.</summary>
    /// <param name="id">What it is found by, in any spelling a user may write.</param>
    /// <param name="lastKnown">What is known of it; both empty on an import.</param>
    public abstract Task<Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken);

    /// <summary>Makes the resource what is desired, or in a preview foretells it. Returns all it then is.</summary>
    public abstract Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken);

    /// <summary>Deletes the resource. One that is gone already is a success.</summary>
    public abstract Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken);

    /// <summary>Lists what exists, narrowed by <paramref name="query"/>, sorted by name.</summary>
    public abstract Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken);

    /// <param name="Id">What it is found by; empty in a preview.</param>
    internal sealed record Created(string Id, ObjectValue State);

    /// <param name="Id">What it is found by, in its one canonical spelling.</param>
    internal sealed record Found(string Id, ObjectValue Inputs, ObjectValue State);

    internal sealed record Listed(string Id, string Name);
}
