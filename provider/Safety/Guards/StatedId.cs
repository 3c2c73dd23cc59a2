using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>
/// Holds an id against the bot and the name that stand beside it, in the state or in the program. Neither ever changes while a resource lives, so where they part
/// the state has been edited or mixed up, and what follows would touch an entry that nothing else speaks of, past every guard.
/// </summary>
internal static class StatedId
{
    /// <summary>Stops an operation whose id is another entry's than the state's own properties. What they lack, as after an import, contradicts nothing.</summary>
    /// <param name="operation">What is being done.</param>
    /// <param name="doing">The same as the beginning of a sentence: "Reading".</param>
    /// <param name="id">The entry that the id names.</param>
    /// <param name="lastKnown">What the state says.</param>
    /// <exception cref="OperationFailedException">They name two entries.</exception>
    public static void ThrowIfStateNamesAnother(Operation operation, string doing, EntryId id, LastKnown lastKnown)
    {
        foreach (var properties in (ReadOnlySpan<ObjectValue>)[lastKnown.State, lastKnown.Inputs])
        {
            ThrowIfAnother("botId", id.BotId);
            ThrowIfAnother("name", id.Name);

            void ThrowIfAnother(string property, string expected)
            {
                var stated = properties[property];
                if (!IsAnother(stated, expected))
                {
                    return;
                }

                // Without inputs it is no resource of the state: a program has asked for it by an id and properties of its own.
                var wayOut = lastKnown.Inputs.Members.Count > 0
                    ? $"so the id in the state has been edited. To drop it from the state without touching any entry, {operation.Advice.Forget}; then import the entry that is meant."
                    : "so it is not clear which entry is meant. Correct the one or the other.";
                throw new OperationFailedException(FailureKind.Precondition, $"{doing} '{id.Shown}' is refused: the '{property}' that stands beside this id is {Shown(stated)}, {wayOut}");
            }
        }
    }

    /// <summary>Stops an update whose id is another entry's than the program's.</summary>
    /// <exception cref="OperationFailedException">The program names another entry than the id.</exception>
    public static void ThrowIfProgramNamesAnother(Operation operation, EntryId id, ObjectValue desired)
    {
        if (EntryInputs.IdOf(desired) is { } named && named != id)
        {
            var shown = desired["botId"].IsSecret || desired["name"].IsSecret ? "another entry" : $"'{named.Shown}'";
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"Updating '{id.Shown}' is refused: the program names {shown}, so the id in the state has been edited. To drop it from the state without touching any entry, {operation.Advice.Forget}; then import the entry that is meant.");
        }
    }

    private static bool IsAnother(Value stated, string expected) => stated.Plain switch
    {
        Value.Null or Value.Unknown => false,
        Value.Text { Content: var content } => content.Length > 0 && !string.Equals(content, expected, StringComparison.Ordinal),
        _ => true,
    };

    private static string Shown(Value stated) => stated is { IsSecret: false, Plain: Value.Text text } ? $"'{Printable.Of(text.Content)}'" : "another one";
}
