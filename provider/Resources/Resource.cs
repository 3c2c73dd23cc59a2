using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A kind of resource: its shape and its behaviour. An instance belongs to one configured provider and serves concurrent calls.</summary>
internal abstract class Resource
{
    public abstract ResourceShape Shape { get; }

    /// <summary>Validates the inputs and fills in defaults. Makes no request.</summary>
    /// <param name="given">The user's inputs; values may be unknown.</param>
    /// <param name="lastInputs">The inputs of the last check; empty for a new resource.</param>
    public abstract Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming);

    /// <summary>Compares the desired inputs with the state. Makes no request.</summary>
    public abstract Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored);

    /// <summary>Creates the resource; in a preview, returns what its state will be.</summary>
    /// <exception cref="OperationFailedException">It could not be created; nothing is left behind.</exception>
    /// <exception cref="PartlyDoneException">It exists, or may exist, but is not finished.</exception>
    public abstract Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken);

    /// <summary>Reads the resource; null when it certainly does not exist.</summary>
    /// <param name="id">Its id, in any form that a user may write.</param>
    /// <param name="lastKnown">Its inputs and state; both empty on an import.</param>
    public abstract Task<Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken);

    /// <summary>Updates the resource and returns its new state; in a preview, only returns it.</summary>
    public abstract Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken);

    /// <summary>Deletes the resource. It is a success when the resource is already gone.</summary>
    public abstract Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken);

    /// <summary>Lists the existing resources that match <paramref name="query"/>, sorted by name.</summary>
    public abstract Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken);

    /// <param name="Id">The id; empty in a preview.</param>
    internal sealed record Created(string Id, ObjectValue State);

    /// <param name="Id">The id in its canonical form.</param>
    internal sealed record Found(string Id, ObjectValue Inputs, ObjectValue State);

    internal sealed record Listed(string Id, string Name);
}

/// <summary>The result of a check.</summary>
internal sealed record Checked(ObjectValue Inputs, IReadOnlyList<Problem> Problems);

/// <summary>How a resource without a name gets one.</summary>
/// <param name="Proposed">The name that the user's naming rule yields; null when there is none.</param>
/// <param name="Seed">Random bytes for a generated name: the same bytes give the same name. Empty: random ones are drawn.</param>
internal sealed record Naming(Naming.Rule Mode, string? Proposed, ReadOnlyMemory<byte> Seed)
{
    internal enum Rule
    {
        Default,

        /// <summary>The proposed name is used, and adapted where it is not legal.</summary>
        Propose,

        /// <summary>The proposed name is used as it is, or refused.</summary>
        Enforce,

        /// <summary>No name is generated: the user has to give one.</summary>
        Disable,
    }
}

/// <summary>A query of what exists. An instance belongs to one configured provider and serves concurrent calls.</summary>
internal abstract class Function
{
    public abstract FunctionShape Shape { get; }

    /// <param name="arguments">The arguments: validated, and all of them known.</param>
    public abstract Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken);
}
