namespace MediaProviders.Resources;

/// <summary>How a resource without a name gets one.</summary>
/// <param name="Proposed">The name the user's naming rule yields; null when there is none.</param>
/// <param name="Seed">The random bytes a generated name is made from; the same bytes make the same name. Empty: fresh ones are drawn.</param>
internal sealed record Naming(Naming.Rule Mode, string? Proposed, ReadOnlyMemory<byte> Seed)
{
    /// <summary>Who decides on the name of a resource that has none.</summary>
    internal enum Rule
    {
        Default,

        /// <summary>A name is proposed, which may be made legal.</summary>
        Propose,

        /// <summary>A name is prescribed: it is taken as it is or refused.</summary>
        Enforce,

        /// <summary>None: the user has to give one.</summary>
        Disable,
    }
}
