using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <content>What an operation does once its time runs: it looks, asks whose the entry is, writes and confirms.</content>
internal sealed partial class WhatsAppMediaProviderResource
{
    private async Task<Created> CreateAsync(Operation operation, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        var (id, entry) = wanted.Complete();
        ownership.Handovers.Begin(operation.Address);
        try
        {
            namePrefix.ThrowIfForbidden("Creating", id, "Give it a name with the prefix.");
            using var cleared = await clearance.ClaimAsync(operation, $"Creating '{id.Shown}' is refused", id, entry, wanted.Overwrites, cancellationToken);
            CreateGuard.Tell(operation, id, cleared);
            var before = cleared.Before;
            if (cleared is { IsOwn: true, There: { } live } && ownership.StatedOf(KeyOf(id)) is { } stated)
            {
                StateGuard.WarnOfLost(operation, id, live, stated, entry);
            }

            var ifDoubtful = before.Entry is { } own && cleared.IsOwn
                ? Last(own, MediaProviderInputs.TreeOf(id, own, ObjectValue.Empty), wanted)
                : wanted.ToUnconfirmedState();
            await WriteAsync(operation, id, entry, before, wanted, ifDoubtful, cancellationToken);
            return new Created(id.ToString(), wanted.ToState());
        }
        catch (PartlyDoneException)
        {
            ownership.NotConfirmed(operation.Address, KeyOf(id));
            throw;
        }
        catch
        {
            ownership.NotCreated(operation.Address);
            throw;
        }
    }

    private async Task<bool> DeleteAsync(Operation operation, EntryId id, string given, MediaProviderState state, CancellationToken cancellationToken)
    {
        if (!ownership.Handovers.IsToBeReplaced(operation.Address, KeyOf(id)))
        {
            return await deletion.RunAsync(operation, id, given, state, cancellationToken);
        }

        // The delete comes first, and the create could still be refused: then nothing would be left.
        var isGone = false;
        ownership.Handovers.Begin(operation.Address);
        try
        {
            if (accepted.TryGetValue(operation.Address, out var next) && next is { Id: { } nextId, Entry: { } entry } && nextId != id)
            {
                using var cleared = await clearance.ClearAsync(
                    operation, $"Deleting '{id.Shown}' is refused, as its replacement '{nextId.Shown}' would be", nextId, entry, next.Overwrites, leaves: id,
                    cancellationToken);
            }

            isGone = await deletion.RunAsync(operation, id, given, state, cancellationToken);
            return isGone;
        }
        finally
        {
            if (isGone)
            {
                ownership.Handovers.Leave(operation.Address);
            }
            else
            {
                ownership.Handovers.Stay(operation.Address);
            }
        }
    }

    private async Task<ObjectValue> UpdateAsync(
        Operation operation, EntryId id, MediaProviderState state, MediaProviderInputs wanted, IReadOnlyList<PropertyPath> ignored,
        CancellationToken cancellationToken)
    {
        namePrefix.ThrowIfForbidden("Updating", id, operation.Advice);
        var (before, isGone) = await LookBeforeUpdateAsync(operation, id, wanted.Overwrites, IgnoredValues.AreWanted(ignored), cancellationToken);
        using var kept = before;
        var live = before.Entry;
        var merged = live is null ? wanted : IgnoredValues.Keep(id, wanted, live, ignored);
        var (_, entry) = merged.Complete();
        entry = entry with { Name = id.Name };
        if (isGone)
        {
            operation.Reporter.Warn($"'{id.Shown}' no longer existed on the bot; it is created again.");
        }

        var differs = live is null || EntryComparison.Differences(live, entry, maskedIsEqual: false).Count > 0;
        if (differs)
        {
            EntryComparison.ThrowIfMasked($"Updating '{id.Shown}' is refused", entry);
        }

        if (live is not null && differs)
        {
            StateGuard.ThrowIfUnconfirmedIsAnother(operation, id, state, live, wanted.Overwrites);
        }

        ownership.MayUpdateNow(operation.Address, KeyOf(id), entry, differs).ThrowIfRefused($"Updating '{id.Shown}' is refused");
        if (differs)
        {
            imported.WarnOfChange(operation, id, Plan.Make(Shape.Inputs, state.CompletedBy(id, wanted.Tree), wanted.Tree, ignored));
            if (live is not null)
            {
                StateGuard.WarnOfLost(operation, id, live, state.Entry, entry);
            }

            var ifDoubtful = live is null || state.DifferencesFromSent(live).Count > 0
                ? merged.ToUnconfirmedState()
                : Last(live, Shape.Outputs.Mark(state.Tree), merged);
            await WriteAsync(operation, id, entry, before, merged, ifDoubtful, cancellationToken);
        }

        return merged.ToState();
    }

    // The list is wiped at once; what is kept of it is only what the write needs.
    private async Task<(BeforeWrite Before, bool IsGone)> LookBeforeUpdateAsync(
        Operation operation, EntryId id, bool overwrites, bool keepsValues, CancellationToken cancellationToken)
    {
        using var list = await api.GetAsync(id.BotId, Freshness.Now, new ReportingObserver(operation.Reporter), cancellationToken);
        var there = LookBeforeWrite.BeforeUpdate(operation, id, list.LookNow(id.Name), overwrites, keepsValues);
        CreateGuard.ThrowIfOtherSpelling(operation, $"Updating '{id.Shown}' is refused", list, id, overwrites);
        return (BeforeWrite.Of(list, id.Name, there), there is null && list.Doubt is null);
    }

    private async Task WriteAsync(
        Operation operation, EntryId id, MediaProvider entry, BeforeWrite before, MediaProviderInputs inputs, ObjectValue ifDoubtful,
        CancellationToken cancellationToken)
    {
        // The claim stays when the write fails: what was there before must not go with a delete that follows in spite of the failure.
        var outcome = await writer.WriteAsync(id.BotId, entry, before, operation.Reporter, cancellationToken);
        var failure = outcome.Match<Exception?>(
            confirmed: () => null,
            unconfirmed: doubt =>
                new PartlyDoneException(id.ToString(), inputs.Tree, ifDoubtful, InWords(id, before.Entry is null ? "created" : "written", doubt)),
            refused: refused =>
            {
                ownership.NotWritten(operation.Address, KeyOf(id), before.Entry);
                return refused.Failure;
            });
        if (failure is not null)
        {
            throw failure;
        }

        ownership.Confirmed(operation.Address, KeyOf(id), entry);
    }

    private static string InWords(EntryId id, string done, WriteOutcome.Unconfirmed doubt) => doubt.Differing.Count == 0
        ? $"'{id.Shown}' may have been {done}, but this is not confirmed: {doubt.Reason} It is kept in the state; the next update looks again and finishes it."
        : $"'{id.Shown}' was sent, but this is not confirmed: {doubt.Reason} The server may change what it receives (spaces, upper and lower case) or hide "
            + "it, or another program writes this entry. It is kept in the state. Use the bot's values in the program, or set 'overwrite: true' to send "
            + "yours once more.";

    // Where the server masks secrets it never shows whether an unconfirmed one was written: the state keeps what was before, so that the next update differs.
    private static ObjectValue Last(MediaProvider live, ObjectValue last, MediaProviderInputs wanted) =>
        MediaProviderInputs.StateOf(EntryComparison.IsMasked(live) ? last : wanted.Tree);
}
