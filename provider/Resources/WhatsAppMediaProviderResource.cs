using System.Collections.Concurrent;
using MediaProviders.Api;
using MediaProviders.Resources.Configuration;
using MediaProviders.Resources.Entries;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The behaviour of a media provider of a WhatsApp bot.</summary>
/// <param name="config">The provider's configuration.</param>
/// <param name="api">The calls of the API.</param>
/// <param name="ownership">Which resource an entry belongs to.</param>
/// <param name="guard">Runs operations within their time.</param>
/// <param name="surroundings">What the provider finds around it.</param>
internal sealed class WhatsAppMediaProviderResource(ProviderConfig config, IMediaProvidersApi api, Ownership ownership, OperationGuard guard, Surroundings surroundings) : Resource
{
    private readonly CredentialWarnings warnings = new();
    private readonly ImportedEntries imported = new();
    private readonly UnconfirmedWrites unconfirmed = new();
    private readonly Fence fence = new(config.RequiredNamePrefix);
    private readonly ConcurrentDictionary<string, ObjectValue> accepted = new(StringComparer.Ordinal);
    private readonly CreateClearance clearance = new(api, ownership, config, surroundings.Time);
    private readonly CreateForecast forecast = new(api, ownership, guard, config);
    private readonly ConfirmedWriter writer = new(api, surroundings.Time, config.MaxRetries);
    private readonly GuardedDelete deletion = new(api, ownership, surroundings.Time, config);

    /// <inheritdoc/>
    public override ResourceShape Shape => WhatsAppMediaProvider.Shape;

    /// <inheritdoc/>
    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming)
    {
        var result = new WhatsAppMediaProviderCheck(config, ownership, warnings).Check(operation, given, lastInputs, naming);
        if (result.Problems.Count == 0)
        {
            accepted[operation.Address] = result.Inputs;
        }

        return result;
    }

    /// <inheritdoc/>
    public override Plan Diff(Operation operation, string id, Prior prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var plan = Plan.Make(Shape, PriorEntry.Complete(prior, id, desired, config.BotId), desired, ignored);
        ownership.Compared(operation.Address, KeyOf(EntryId.Parse(id, config.BotId)), plan.IsReplacement, EntryInputs.EntryOf(prior.State));
        return plan;
    }

    /// <inheritdoc/>
    public override Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        // Whoever asks need not have asked Check before: what is answered is marked all the same.
        desired = Shape.Inputs.Mark(desired);
        if (operation.Preview)
        {
            return PreviewCreateAsync(operation, desired, cancellationToken);
        }

        var (id, entry) = Wanted(desired);
        return guard.RunAsync(operation, $"Creating '{id.Shown}'", id.BotId, token => CreateOrKeepOldAsync(operation, id, entry, desired, token), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Found?> ReadAsync(Operation operation, string id, Prior prior, CancellationToken cancellationToken)
    {
        ImportHint.RefuseAddress(id, prior);
        var entry = EntryId.Parse(id, config.BotId);
        StatedId.ThrowIfStateNamesAnother(operation, "Reading", entry, prior);
        return guard.RunAsync(operation, $"Reading '{entry.Shown}'", entry.BotId, token => ReadAsync(operation, entry, id, prior, token), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectValue> UpdateAsync(
        Operation operation, string id, Prior prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        desired = Shape.Inputs.Mark(desired);
        var entry = EntryId.Parse(id, config.BotId);
        StatedId.ThrowIfProgramNamesAnother(operation, entry, desired);
        StatedId.ThrowIfStateNamesAnother(operation, "Updating", entry, prior);
        if (operation.Preview)
        {
            if (ForeseeClaims(operation, $"Updating '{Printable.Of(id)}' will be refused"))
            {
                imported.WarnOfChange(operation, entry, Plan.Make(Shape, PriorEntry.Complete(prior, id, desired, config.BotId), desired, ignored));
            }

            return Task.FromResult(EntryInputs.StateOf(desired));
        }

        return guard.RunAsync(operation, $"Updating '{entry.Shown}'", entry.BotId, token => UpdateAsync(operation, entry, prior, desired, ignored, token), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(Operation operation, string id, Prior prior, CancellationToken cancellationToken)
    {
        var entry = EntryId.Parse(id, config.BotId);
        StatedId.ThrowIfStateNamesAnother(operation, "Deleting", entry, prior);
        var wayOut = GuardedDelete.WayOut(operation.Advice);
        fence.Demand("Deleting", entry, $"{fence.HowToChange(operation.Advice)} {wayOut}");
        unconfirmed.ThrowIfReplacing(operation, entry);
        return guard.RunAsync(operation, $"Deleting '{entry.Shown}'", entry.BotId, token => DeleteAsync(operation, entry, id, prior, token), cancellationToken, wayOut);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        new EntryListing(config, api, guard).ListAsync(operation, query, summary => new Listed(summary.Id, summary.Name), cancellationToken);

    private async Task<Created> PreviewCreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        if (ForeseeClaims(operation, $"Creating '{EntryInputs.IdOf(desired)?.Shown ?? operation.Name}' will be refused"))
        {
            await forecast.WarnAsync(operation, desired, cancellationToken);
        }

        return new Created("", EntryInputs.StateOf(desired));
    }

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
        fence.Demand("Creating", id, "Give it a name with the prefix.");
        using var cleared = await clearance.ClearAsync(operation, $"Creating '{id.Shown}' is refused", id, entry, EntryInputs.Overwrites(desired), leaves: null, cancellationToken);
        CreateGuard.Tell(operation, id, cleared);
        var before = cleared.Before;
        ownership.MayCreateNow(operation.Address, KeyOf(id), entry).ThrowIfRefused($"Creating '{id.Shown}' is refused");
        var ifDoubtful = before.Entry is { } own && cleared.IsOwn ? Last(own, EntryInputs.InputsOf(id, own, ObjectValue.Empty), desired) : UnconfirmedCreate.StateOf(desired);
        await WriteAsync(operation, id, entry, before, desired, ifDoubtful, cancellationToken);
        return new Created(id.ToString(), EntryInputs.StateOf(desired));
    }

    private async Task<bool> DeleteAsync(Operation operation, EntryId id, string given, Prior prior, CancellationToken cancellationToken)
    {
        if (!ownership.IsToBeReplaced(operation.Address, KeyOf(id)))
        {
            return await deletion.RunAsync(operation, id, given, prior, cancellationToken);
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

            isGone = await deletion.RunAsync(operation, id, given, prior, cancellationToken);
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

    private async Task<Found?> ReadAsync(Operation operation, EntryId id, string given, Prior prior, CancellationToken cancellationToken)
    {
        var isKnown = prior.State.Members.Count > 0 && !prior.State["name"].IsAbsent;
        if (isKnown)
        {
            ownership.Held(operation.Address, KeyOf(id));
        }

        fence.Demand("Reading", id, operation.Advice, isInState: isKnown);
        using var list = await api.GetAsync(id.BotId, isKnown ? Freshness.Recent : Freshness.Now, new ReportingObserver(operation.Reporter), cancellationToken);
        return list.Look(id.Name).Match(
            present: entry => Found(operation, id, given, prior, entry, isKnown),
            absent: () => NotFound(operation, id, list, isKnown),
            unproven: doubt => throw UnprovenList.StopsRead($"Reading '{id.Shown}'", doubt));
    }

    private Found? NotFound(Operation operation, EntryId id, MediaProviderList list, bool isKnown)
    {
        if (!isKnown)
        {
            ImportHint.Tell(operation, id, list.Names, config.BotId);
        }

        return null;
    }

    private Found Found(Operation operation, EntryId id, string given, Prior prior, MediaProvider entry, bool isKnown)
    {
        if (entry.Credentials is UnreadableCredentials)
        {
            throw new OperationFailedException(FailureKind.Precondition, $"Reading '{id.Shown}' failed: the entry exists, but its credentials are neither basic nor bearer as far as this version knows. Nothing was changed.");
        }

        if (isKnown)
        {
            UnconfirmedCreate.KeepMarked(id, prior, entry);
        }
        else
        {
            imported.Imported(operation.Address, id);
            ownership.Read(operation.Address, KeyOf(id), given, entry);
        }

        var inputs = EntryInputs.InputsOf(id, entry, isKnown ? prior.State : prior.Inputs).MarkedLike(prior.State);
        return new Found(id.ToString(), inputs, EntryInputs.StateOf(inputs));
    }

    private async Task<ObjectValue> UpdateAsync(
        Operation operation, EntryId id, Prior prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        fence.Demand("Updating", id, operation.Advice);
        var isGone = false;
        using var before = await LookAsync(
            operation,
            id,
            list =>
            {
                var there = LookBeforeWrite.BeforeUpdate(operation, id, list.LookNow(id.Name), EntryInputs.Overwrites(desired), IgnoredValues.AreWanted(ignored));
                isGone = there is null && list.Doubt is null;
                CreateGuard.DemandOneSpelling(operation, $"Updating '{id.Shown}' is refused", list, id, _ => false, EntryInputs.Overwrites(desired));
                return there;
            },
            cancellationToken);
        var live = before.Entry;
        var merged = live is null ? desired : IgnoredValues.Keep(id, desired, live, ignored);
        var (_, entry) = Wanted(merged);
        entry = entry with { Name = id.Name };
        if (isGone)
        {
            operation.Reporter.Warn($"'{id.Shown}' was gone from the bot; it is written anew.");
        }

        var differs = live is null || EntryComparison.Differences(live, entry, maskedIsEqual: false).Count > 0;
        if (differs)
        {
            MaskedText.ThrowIfIn($"Updating '{id.Shown}' is refused", entry);
        }

        if (live is not null && differs)
        {
            UnconfirmedCreate.ThrowIfAnother(operation, id, prior.State, live, EntryInputs.Overwrites(desired));
        }

        ownership.MayUpdateNow(operation.Address, KeyOf(id), entry).ThrowIfRefused($"Updating '{id.Shown}' is refused");
        if (differs)
        {
            WarnOfChanges(operation, id, live, prior, entry, Plan.Make(Shape, PriorEntry.Complete(prior, id.ToString(), desired, config.BotId), desired, ignored));
            var ifDoubtful = live is null || UnconfirmedCreate.MayBeSomebodyElses(prior.State, live) ? UnconfirmedCreate.StateOf(merged) : Last(live, Shape.Outputs.Mark(prior.State), merged);
            await WriteAsync(operation, id, entry, before, merged, ifDoubtful, cancellationToken);
        }

        return EntryInputs.StateOf(merged);
    }

    private void WarnOfChanges(Operation operation, EntryId id, MediaProvider? live, Prior prior, MediaProvider entry, Plan plan)
    {
        imported.WarnOfChange(operation, id, plan);
        if (live is not null)
        {
            OutsideChanges.WarnOfLost(operation, id, live, prior, entry);
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
            unconfirmed.Add(operation.Address, id);
            throw failure;
        }

        unconfirmed.Remove(operation.Address);
        ownership.Confirmed(operation.Address, KeyOf(id));
    }

    private static string InWords(EntryId id, string done, WriteOutcome.Unconfirmed doubt) => doubt.Differing.Count == 0
        ? $"'{id.Shown}' may have been {done}, but this is not confirmed: {doubt.Reason} It is kept in the state; the next update looks again and finishes it."
        : $"'{id.Shown}' was sent, but this is not confirmed: {doubt.Reason} The server may change what it is sent (blanks, the case of letters) or hide it, or another program writes this entry. It is kept in the state. Give the program what the bot has, or set 'overwrite: true' to send it once more.";

    // Where the server masks secrets nobody will ever see whether an unconfirmed one was written: the state keeps what was before, so that the next update differs.
    private static ObjectValue Last(MediaProvider live, ObjectValue last, ObjectValue desired) => EntryInputs.StateOf(EntryComparison.IsMasked(live) ? last : desired);

    /// <summary>Warns in a preview where the update will refuse to write, since claims cannot be shared. False when it will.</summary>
    private bool ForeseeClaims(Operation operation, string refused)
    {
        if (ownership.Sharing.Refusal(refused) is { } refusal)
        {
            operation.Reporter.Warn(refusal);
            return false;
        }

        return true;
    }

    private bool MayOverwrite(Operation operation, EntryId id) => ownership.MayOverwrite(operation.Address, KeyOf(id)) is Permission.Yes;

    private EntryKey KeyOf(EntryId id) => id.At(config.Service);

    private static (EntryId Id, MediaProvider Entry) Wanted(ObjectValue inputs) =>
        EntryInputs.IdOf(inputs) is { } id && EntryInputs.EntryOf(inputs) is { } entry
            ? (id, entry)
            : throw new OperationFailedException(FailureKind.InvalidInput, "The inputs of the media provider are incomplete: 'botId', 'name' and exactly one of 'config.basic' and 'config.bearer' must be known.");
}
