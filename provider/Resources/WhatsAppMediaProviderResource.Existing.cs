using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <content>The operations on an existing entry: read, update and delete. None is deleted whose replacement would be refused.</content>
internal sealed partial class WhatsAppMediaProviderResource
{
    public override Task<Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken)
    {
        var state = MediaProviderState.Of(lastKnown);
        ImportHint.RefuseAddress(id, state);
        var entry = EntryId.Parse(id, config.BotId);
        StateGuard.ThrowIfStateNamesAnother(operation, "Reading", entry, state);
        return guard.RunAsync(operation, $"Reading '{entry.Shown}'", entry.BotId, token => ReadAsync(operation, entry, id, state, token), cancellationToken);
    }

    public override Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        var wanted = MediaProviderInputs.Of(Shape.Inputs.Mark(desired));
        var state = MediaProviderState.Of(lastKnown);
        var entry = EntryId.Parse(id, config.BotId);
        StateGuard.ThrowIfProgramNamesAnother(operation, entry, wanted);
        StateGuard.ThrowIfStateNamesAnother(operation, "Updating", entry, state);
        if (operation.Preview)
        {
            if (SharesClaims(operation, $"Updating '{Printable.Of(id)}' will be refused"))
            {
                WarnOfImportedChange(operation, entry, Plan.Make(Shape.Inputs, state.CompletedBy(entry, wanted.Tree), wanted.Tree, ignored));
            }

            return Task.FromResult(wanted.ToState());
        }

        return guard.RunAsync(
            operation, $"Updating '{entry.Shown}'", entry.BotId, token => UpdateAsync(operation, entry, state, wanted, ignored, token), cancellationToken);
    }

    public override Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken)
    {
        var entry = EntryId.Parse(id, config.BotId);
        var state = MediaProviderState.Of(lastKnown);
        StateGuard.ThrowIfStateNamesAnother(operation, "Deleting", entry, state);
        var wayOut = GuardedDelete.WayOut(operation.Advice);
        namePrefix.ThrowIfForbidden("Deleting", entry, $"{namePrefix.HowToChange(operation.Advice)} {wayOut}");
        return guard.RunAsync(
            operation, $"Deleting '{entry.Shown}'", entry.BotId, token => DeleteAsync(operation, entry, id, state, token), cancellationToken, wayOut);
    }

    private async Task<Found?> ReadAsync(Operation operation, EntryId id, string given, MediaProviderState state, CancellationToken cancellationToken)
    {
        if (state.Exists)
        {
            ownership.Holds(operation.Address, KeyOf(id));
        }

        namePrefix.ThrowIfForbidden("Reading", id, operation.Advice, isInState: state.Exists);
        var freshness = state.Exists ? Freshness.Recent : Freshness.Now;
        using var list = await api.GetAsync(id.BotId, freshness, operation.Reporter, cancellationToken);
        return list.Look(id.Name).Match(
            present: entry => list.LookNow(id.Name) is Sighting.Unproven { Doubt: var staleness }
                ? throw UnprovenList.StopsLookUp($"Reading '{id.Shown}'", staleness)
                : Present(operation, id, given, state, entry),
            absent: () =>
            {
                StateGuard.WarnOfLateCreate(operation, id, state);
                if (!state.Exists)
                {
                    ImportHint.Tell(operation, id, list.Names.Where(namePrefix.Permits), config.BotId);
                }

                return (Found?)null;
            },
            unproven: doubt => throw UnprovenList.StopsRead($"Reading '{id.Shown}'", doubt));
    }

    private Found Present(Operation operation, EntryId id, string given, MediaProviderState state, MediaProvider entry)
    {
        if (entry.Credentials is Credentials.Unreadable)
        {
            throw new OperationFailedException(FailureKind.Precondition, $"Reading '{id.Shown}' failed: the entry exists, but its credentials are neither "
                + "basic nor bearer, as far as this version can tell. Nothing was changed.");
        }

        StateGuard.KeepUnconfirmed(Shape, id, state, entry);
        if (!state.Exists)
        {
            imported[operation.Address] = id;
            ownership.Read(operation.Address, KeyOf(id), given, entry);
        }

        var inputs = MediaProviderInputs.TreeOf(id, entry, state.Exists ? state.Tree : state.Known.Inputs).MarkedLike(state.Tree);
        return new Found(id.ToString(), inputs, MediaProviderInputs.StateOf(inputs));
    }

    private async Task<ObjectValue> UpdateAsync(
        Operation operation, EntryId id, MediaProviderState state, MediaProviderInputs wanted, IReadOnlyList<PropertyPath> ignored,
        CancellationToken cancellationToken)
    {
        namePrefix.ThrowIfForbidden("Updating", id, operation.Advice);
        var (before, isGone) = await LookBeforeUpdateAsync(operation, id, wanted.Overwrites, IgnoredValues.AreWanted(ignored), cancellationToken);
        using var kept = before;
        var live = before.Entry;
        var refused = $"Updating '{id.Shown}' is refused";
        var merged = live is null ? wanted : IgnoredValues.Keep(refused, id, wanted, live, ignored);
        var (_, entry) = merged.Complete();
        entry = entry with { Name = id.Name };
        if (isGone && !state.IsUnconfirmed)
        {
            operation.Reporter.Warn($"'{id.Shown}' no longer existed on the bot; it is created again.");
        }

        // A list that lags may still show what was there before a write that was not confirmed, and that the program has gone back to.
        var plan = Plan.Make(Shape.Inputs, state.CompletedBy(id, wanted.Tree), wanted.Tree, ignored);
        var differs = live is null || EntryComparison.Differences(live, entry, maskedIsEqual: false).Count > 0 || (state.Exists && plan.IsChange);
        if (differs)
        {
            EntryComparison.ThrowIfMasked(refused, entry);
            EntryComparison.ThrowIfSentBack(refused, entry, wanted.Overwrites, live);
        }

        // Ignored values do not make another program's entry the resource's own: the program itself has to describe it.
        if (live is not null && (wanted.Entry is not { } described || EntryComparison.Differences(live, described, maskedIsEqual: false).Count > 0))
        {
            StateGuard.ThrowIfUnconfirmedIsAnother(operation, id, state, live, wanted.Overwrites);
        }

        ownership.MayUpdateNow(operation.Address, KeyOf(id), entry, differs).ThrowIfRefused(refused);
        if (differs)
        {
            WarnOfImportedChange(operation, id, plan);
            if (live is not null)
            {
                StateGuard.WarnOfLost(operation, id, live, state.Entry, entry);
            }

            var ifDoubtful = live is null || state.DifferencesFromSent(live).Count > 0
                ? merged.ToUnconfirmedState()
                : Last(live, Shape.Outputs.Mark(state.Tree), merged);
            await WriteAsync(operation, id, entry, before, merged, ifDoubtful, cancellationToken);
        }
        else
        {
            ownership.Confirmed(operation.Address, KeyOf(id), entry);
        }

        return merged.ToState();
    }

    // Keeps only what the write needs, and wipes the list at once.
    private async Task<(BeforeWrite Before, bool IsGone)> LookBeforeUpdateAsync(
        Operation operation, EntryId id, bool overwrites, bool keepsValues, CancellationToken cancellationToken)
    {
        var refused = $"Updating '{id.Shown}' is refused";
        using var list = await api.GetAsync(id.BotId, Freshness.Now, operation.Reporter, cancellationToken);
        var before = BeforeWrite.Of(list, id.Name);
        if (before.Doubt is { } doubt)
        {
            operation.Reporter.Warn(
                overwrites && !keepsValues ? UnprovenList.LetsOverwrite(id, doubt) : throw UnprovenList.StopsUpdate(refused, doubt, keepsValues));
        }

        CreateGuard.ThrowIfOtherSpelling(operation, refused, list, id, overwrites);
        return (before, before.Entry is null && list.Doubt is null);
    }

    // For a resource with an import option the engine calls Read, Check, Diff and Update in one step, so an import that differs from the program overwrites
    // what it has just imported. The warning is given once per phase.
    private void WarnOfImportedChange(Operation operation, EntryId id, Plan plan)
    {
        if (plan.IsChange && imported.TryGetValue(operation.Address, out var read) && read == id && imported.TryRemove(operation.Address, out _))
        {
            operation.Reporter.Warn($"'{id.Shown}' is imported and changed in the same step: {string.Join(", ", plan.Changes.Select(change => change.Path))}. "
                + "To import it unchanged, use the bot's values in the program.");
        }
    }

    private async Task<bool> DeleteAsync(Operation operation, EntryId id, string given, MediaProviderState state, CancellationToken cancellationToken)
    {
        if (ownership.FindReplacement(operation.Address, KeyOf(id)) is not { } address)
        {
            return await deletion.RunAsync(operation, id, given, state, cancellationToken);
        }

        // The delete comes first, and the create could still be refused: then nothing would be left.
        var isGone = false;
        ownership.Begun(address);
        try
        {
            if (ownership.WantedOf(address) is { Id: { } nextId } next)
            {
                var creating = operation with { Address = address };
                var refused = $"Deleting '{id.Shown}' is refused, as its replacement '{nextId.Shown}' would be";
                await ClearAsync(creating, refused, id, next, cancellationToken);
            }

            isGone = await deletion.RunAsync(operation, id, given, state, cancellationToken);
            return isGone;
        }
        finally
        {
            ownership.Ended(address, isGone);
        }
    }

    private async Task ClearAsync(Operation creating, string refused, EntryId leaves, MediaProviderInputs next, CancellationToken cancellationToken)
    {
        if (ownership.KeptOf(creating.Address) is { } kept && await LookAtKeptAsync(creating, refused, kept, cancellationToken) is { } live)
        {
            ownership.Keep(creating.Address, kept with { Live = live });
            next = next with { Entry = IgnoredValues.Keep(refused, leaves, kept.Wanted, live, kept.Ignored).Entry };
        }

        if (next is { Id: { } id, Entry: { } entry })
        {
            using var finding = await creation.ClearAsync(
                creating, refused, id, entry with { Name = id.Name }, next.Overwrites, leaves, cancellationToken);
        }
    }
}
