using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The state of a resource, read once.</summary>
/// <param name="Known">The inputs and the state as they came from the engine.</param>
/// <param name="Entry">The entry in the state; null when the state does not contain all of it.</param>
/// <param name="IsUnconfirmed">
/// True for a resource whose create was sent but never confirmed: its state lacks 'authentication', which is not known yet. It stays so until a write is
/// confirmed or a read finds the identical entry.
/// </param>
internal sealed record MediaProviderState(LastKnown Known, MediaProvider? Entry, bool IsUnconfirmed)
{
    /// <summary>The state's tree; empty when there is no state, as in an import.</summary>
    public ObjectValue Tree => Known.State;

    /// <summary>False in an import, where only the id is known.</summary>
    public bool Exists => Tree.Members.Count > 0 && !Tree[MediaProviderInputs.Key.Name].IsAbsent;

    public static MediaProviderState Of(LastKnown known)
    {
        var read = MediaProviderInputs.Of(known.State);
        return new MediaProviderState(known, read.Entry, read.Entry is not null && !MediaProviderInputs.SaysAuthentication(known.State));
    }

    /// <summary>
    /// The inputs and the state, with bot and name taken from the id where they are missing and the program has them. Imported and very old states may lack
    /// them, which is not a change for a program that has them.
    /// </summary>
    public LastKnown CompletedBy(EntryId id, ObjectValue desired)
    {
        // Without a state, the inputs are compared.
        var hasState = Tree.Members.Count > 0;
        var compared = With(MediaProviderInputs.Key.BotId, id.BotId, With(MediaProviderInputs.Key.Name, id.Name, hasState ? Tree : Known.Inputs));
        return hasState ? Known with { State = compared } : Known with { Inputs = compared };

        ObjectValue With(string name, string value, ObjectValue tree) =>
            tree[name].IsAbsent && !desired[name].IsAbsent ? tree.With(name, new Value.Text(value)) : tree;
    }

    /// <summary>The fields in which the entry differs from the state. A masked secret is no difference; there are none without an entry or a state.</summary>
    public List<string> ChangesIn(MediaProvider? there) =>
        there is not null && Entry is not null ? EntryComparison.Differences(there, Entry, maskedIsEqual: true) : [];

    /// <summary>True for an entry that holds what an unconfirmed create sent, under whatever name.</summary>
    public bool MayHaveMade(MediaProvider? there) => IsUnconfirmed && EntryComparison.Shows(there, Entry!);

    /// <summary>
    /// The fields in which the entry differs from what an unconfirmed create sent, or hides whether it does; none for a confirmed resource.
    /// </summary>
    public List<string> DifferencesFromSent(MediaProvider there) => IsUnconfirmed ? EntryComparison.Differences(there, Entry!, maskedIsEqual: false) : [];
}
