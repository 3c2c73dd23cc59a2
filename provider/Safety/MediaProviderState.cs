using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>What is known of a resource, read out of its state once.</summary>
/// <param name="Known">The inputs and the state as they came.</param>
/// <param name="Entry">The entry as the state has it; null where the state does not hold all of it.</param>
/// <param name="IsUnconfirmed">
/// True for a resource whose create was sent and has never been seen: such a state lacks 'authentication', since it is not known yet what is in force. Only a
/// confirmed write or a look at the identical entry takes the mark away.
/// </param>
internal sealed record MediaProviderState(LastKnown Known, MediaProvider? Entry, bool IsUnconfirmed)
{
    /// <summary>The state's own tree; empty where there is none, as in an import.</summary>
    public ObjectValue Tree => Known.State;

    /// <summary>False in an import: nothing is known but an id.</summary>
    public bool Exists => Tree.Members.Count > 0 && !Tree[MediaProviderInputs.Key.Name].IsAbsent;

    public static MediaProviderState Of(LastKnown known)
    {
        var read = MediaProviderInputs.Of(known.State);
        return new MediaProviderState(known, read.Entry, read.Entry is not null && known.State[MediaProviderInputs.Key.Authentication].IsAbsent);
    }

    /// <summary>
    /// What is known, with bot and name out of the id where it lacks them and the program has them. States of an import, and very old ones, may lack them,
    /// and neither is a change to a program that names them.
    /// </summary>
    public LastKnown CompletedBy(EntryId id, ObjectValue desired)
    {
        // The inputs count where there is no state.
        var hasState = Tree.Members.Count > 0;
        var counts = With(MediaProviderInputs.Key.BotId, id.BotId, With(MediaProviderInputs.Key.Name, id.Name, hasState ? Tree : Known.Inputs));
        return hasState ? Known with { State = counts } : Known with { Inputs = counts };

        ObjectValue With(string name, string value, ObjectValue tree) =>
            tree[name].IsAbsent && !desired[name].IsAbsent ? tree.With(name, new Value.Text(value)) : tree;
    }

    /// <summary>The fields in which the entry differs from what was last known of it, or hides whether it does; none where nothing was known.</summary>
    public List<string> ChangesIn(MediaProvider? there) =>
        there is not null && Entry is not null ? EntryComparison.Differences(there, Entry, maskedIsEqual: true) : [];

    /// <summary>The fields in which the entry differs from what an unconfirmed create sent; none for a resource that has been seen.</summary>
    public List<string> DifferencesFromSent(MediaProvider there) => IsUnconfirmed ? EntryComparison.Differences(there, Entry!, maskedIsEqual: false) : [];
}
