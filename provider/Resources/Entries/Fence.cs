using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>Keeps one environment away from another on a shared bot: only names that start with the required prefix may be touched.</summary>
/// <param name="prefix">The required prefix; empty when every name may be touched.</param>
internal sealed class Fence(string prefix)
{
    /// <summary>The required prefix; empty when every name may be touched.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>
    /// True when the name may be touched. Behind a fence that excludes names that a server could take for another one: <c>dev-/../prod</c> begins as it should and
    /// may end up elsewhere.
    /// </summary>
    public bool Permits(string name) => Prefix.Length == 0 || (name.StartsWith(Prefix, StringComparison.Ordinal) && !PathElement.MayReadAsAnother(name));

    /// <summary>Stops whatever is about to be done to an entry of the state that may not be touched.</summary>
    /// <param name="doing">What was about to be done, as the beginning of a sentence: "Reading".</param>
    /// <param name="id">The entry.</param>
    /// <param name="advice">How the user's tool names the way out of the state; asked only when it is needed.</param>
    /// <exception cref="OperationFailedException">The name lacks the prefix.</exception>
    public void Demand(string doing, EntryId id, IAdvice advice)
    {
        if (!Permits(id.Name))
        {
            Demand(doing, id, $"Change the prefix, or {advice.Forget}.");
        }
    }

    /// <summary>Stops whatever is about to be done to an entry that may not be touched.</summary>
    /// <param name="doing">What was about to be done, as the beginning of a sentence: "Deleting".</param>
    /// <param name="id">The entry.</param>
    /// <param name="wayOut">What a user can do instead, as a sentence.</param>
    /// <exception cref="OperationFailedException">The name lacks the prefix.</exception>
    public void Demand(string doing, EntryId id, string wayOut)
    {
        if (!Permits(id.Name))
        {
            var fault = id.Name.StartsWith(Prefix, StringComparison.Ordinal) ? "may be taken for another name by a server" : "does not";
            throw new OperationFailedException(
                FailureKind.Forbidden,
                $"{doing} '{id.Shown}' is refused: this provider only touches names that start with '{Prefix}' (requiredNamePrefix), and '{Printable.Of(id.Name)}' {fault}. {wayOut}");
        }
    }
}
