using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// Completes what is known of a resource by its id. States of an import, and very old ones, may lack the bot or the name; the id has both, and neither is a
/// change to a program that names them.
/// </summary>
internal static class LastKnownEntry
{
    /// <summary>What is known, with bot and name where it lacks them and the program has them.</summary>
    public static LastKnown Complete(LastKnown lastKnown, string id, ObjectValue desired, string? defaultBotId)
    {
        // The inputs count where there is no state.
        var counts = lastKnown.State.Members.Count > 0 ? lastKnown.State : lastKnown.Inputs;
        if (!counts["botId"].IsAbsent && !counts["name"].IsAbsent)
        {
            return lastKnown;
        }

        var entry = EntryId.Parse(id, defaultBotId);
        var complete = With("botId", entry.BotId, With("name", entry.Name, counts));
        return lastKnown.State.Members.Count > 0 ? lastKnown with { State = complete } : lastKnown with { Inputs = complete };

        ObjectValue With(string name, string value, ObjectValue tree) =>
            tree[name].IsAbsent && !desired[name].IsAbsent ? tree.With(name, new Value.Text(value)) : tree;
    }
}
