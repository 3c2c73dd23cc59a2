using MediaProviders.Safety;
using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;
using MediaProviders.Sinch.Reads;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <content>What an operation does once its time runs: it looks, asks whose the entry is, writes and confirms.</content>
internal sealed partial class WhatsAppMediaProviderResource
{
    private async Task<Created> CreateOrKeepOldAsync(Operation operation, EntryId id, MediaProvider entry, ObjectValue desired, CancellationToken cancellationToken)
    {
        ownership.Begins(operation.Address);
        try
        {
            return await CreateAsync(operation, id, entry, desired, cancellationToken);
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

    private async Task<Created> CreateAsync(Operation operation, EntryId id, MediaProvider entry, ObjectValue desired, CancellationToken cancellationToken)
    {
        namePrefix.ThrowIfForbidden("Creating", id, "Give it a name with the prefix.");
        using var cleared = await clearance.ClearAsync(operation, $"Creating '{id.Shown}' is refused", id, entry, EntryInputs.Overwrites(desired), leaves: null, cancellationToken);
        CreateGuard.Tell(operation, id, cleared);
        var before = cleared.Before;
        ownership.MayCreateNow(operation.Address, KeyOf(id), entry).ThrowIfRefused($"Creating '{id.Shown}' is refused");
        var ifDoubtful = before.Entry is { } own && cleared.IsOwn ? Last(own, EntryInputs.InputsOf(id, own, ObjectValue.Empty), desired) : UnconfirmedCreate.StateOf(desired);
        await WriteAsync(operation, id, entry, before, desired, ifDoubtful, cancellationToken);
        return new Created(id.ToString(), EntryInputs.StateOf(desired));
    }

    private async Task<bool> DeleteAsync(Operation operation, EntryId id, string given, LastKnown lastKnown, CancellationToken cancellationToken)
    {
        if (!ownership.IsToBeReplaced(operation.Address, KeyOf(id)))
        {
            return await deletion.RunAsync(operation, id, given, lastKnown, cancellationToken);
        }

        // The delete comes first, and the create could still be refused: then nothing would be left.
        var isGone = false;
        ownership.Begins(operation.Address);
        try
        {
            if (accepted.TryGetValue(operation.Address, out var next) && EntryInputs.IdOf(next) is { } nextId && nextId != id && EntryInputs.EntryOf(next) is { } entry)
            {
                using var cleared = await clearance.ClearAsync(
                    operation, $"Deleting '{id.Shown}' is refused, as its replacement '{nextId.Shown}' would be", nextId, entry, EntryInputs.Overwrites(next), leaves: id, cancellationToken);
            }

            isGone = await deletion.RunAsync(operation, id, given, lastKnown, cancellationToken);
            return isGone;
        }
        finally
        {
            if (isGone)
            {
                ownership.Gone(operation.Address);
            }
            else
            {
                ownership.Kept(operation.Address);
            }
        }
    }

    // The list is wiped at once; what is kept of it is only what the write needs.
    private async Task<BeforeWrite> LookAsync(Operation operation, EntryId id, Func<MediaProviderList, MediaProvider?> judge, CancellationToken cancellationToken)
    {
        using var list = await api.GetAsync(id.BotId, Freshness.Now, new ReportingObserver(operation.Reporter), cancellationToken);
        return BeforeWrite.Of(list, id.Name, judge(list));
    }

    private async Task<ObjectValue> UpdateAsync(
        Operation operation, EntryId id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        namePrefix.ThrowIfForbidden("Updating", id, operation.Advice);
        var isGone = false;
        using var before = await LookAsync(
            operation,
            id,
            list =>
            {
                var there = LookBeforeWrite.BeforeUpdate(operation, id, list.LookNow(id.Name), EntryInputs.Overwrites(desired), IgnoredValues.AreWanted(ignored));
                isGone = there is null && list.Doubt is null;
                CreateGuard.ThrowIfOtherSpelling(operation, $"Updating '{id.Shown}' is refused", list, id, _ => false, EntryInputs.Overwrites(desired));
                return there;
            },
            cancellationToken);
        var live = before.Entry;
        var merged = live is null ? desired : IgnoredValues.Keep(id, desired, live, ignored);
        var (_, entry) = Wanted(merged);
        entry = entry with { Name = id.Name };
        if (isGone)
        {
            operation.Reporter.Warn($"'{id.Shown}' was gone from the bot; it is created again.");
        }

        var differs = live is null || EntryComparison.Differences(live, entry, maskedIsEqual: false).Count > 0;
        if (differs)
        {
            MaskedText.ThrowIfIn($"Updating '{id.Shown}' is refused", entry);
        }

        if (live is not null && differs)
        {
            UnconfirmedCreate.ThrowIfAnother(operation, id, lastKnown.State, live, EntryInputs.Overwrites(desired));
        }

        ownership.MayUpdateNow(operation.Address, KeyOf(id), entry).ThrowIfRefused($"Updating '{id.Shown}' is refused");
        if (differs)
        {
            WarnOfChanges(operation, id, live, lastKnown, entry, Plan.Make(Shape, LastKnownEntry.Complete(lastKnown, id.ToString(), desired, config.BotId), desired, ignored));
            var ifDoubtful = live is null || UnconfirmedCreate.MayBeSomebodyElses(lastKnown.State, live) ? UnconfirmedCreate.StateOf(merged) : Last(live, Shape.Outputs.Mark(lastKnown.State), merged);
            await WriteAsync(operation, id, entry, before, merged, ifDoubtful, cancellationToken);
        }

        return EntryInputs.StateOf(merged);
    }

    private void WarnOfChanges(Operation operation, EntryId id, MediaProvider? live, LastKnown lastKnown, MediaProvider entry, Plan plan)
    {
        imported.WarnOfChange(operation, id, plan);
        if (live is not null)
        {
            OutsideChanges.WarnOfLost(operation, id, live, lastKnown, entry);
        }
    }

    private async Task WriteAsync(Operation operation, EntryId id, MediaProvider entry, BeforeWrite before, ObjectValue inputs, ObjectValue ifDoubtful, CancellationToken cancellationToken)
    {
        // The claim stays when the write fails: what was there before must not go with a delete that follows in spite of the failure.
        var outcome = await writer.WriteAsync(id.BotId, entry, before, operation.Reporter, cancellationToken);
        var failure = outcome.Match<Exception?>(
            confirmed: () => null,
            unconfirmed: doubt => new PartlyDoneException(id.ToString(), inputs, ifDoubtful, InWords(id, before.Entry is null ? "created" : "written", doubt)),
            refused: refused => refused.Failure);
        if (failure is not null)
        {
            throw failure;
        }

        ownership.Confirmed(operation.Address, KeyOf(id));
    }

    private static string InWords(EntryId id, string done, WriteOutcome.Unconfirmed doubt) => doubt.Differing.Count == 0
        ? $"'{id.Shown}' may have been {done}, but this is not confirmed: {doubt.Reason} It is kept in the state; the next update looks again and finishes it."
        : $"'{id.Shown}' was sent, but this is not confirmed: {doubt.Reason} The server may change what it is sent (blanks, the case of letters) or hide it, or another program writes this entry. It is kept in the state. Give the program what the bot has, or set 'overwrite: true' to send it once more.";

    // Where the server masks secrets it never shows whether an unconfirmed one was written: the state keeps what was before, so that the next update differs.
    private static ObjectValue Last(MediaProvider live, ObjectValue last, ObjectValue desired) => EntryInputs.StateOf(EntryComparison.IsMasked(live) ? last : desired);
}
