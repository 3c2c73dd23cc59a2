using System.Collections.Concurrent;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The behaviour of a media provider of a WhatsApp bot.</summary>
internal sealed partial class WhatsAppMediaProviderResource(
    ProviderConfig config, IMediaProvidersApi api, Ownership ownership, OperationGuard guard, HostEnvironment environment) : Resource
{
    private readonly CredentialWarnings warnings = new();
    private readonly ImportedEntries imported = new();
    private readonly NamePrefixRule namePrefix = config.RequiredNamePrefix;
    private readonly ConcurrentDictionary<string, MediaProviderInputs> accepted = new(StringComparer.Ordinal);
    private readonly CreateClearance clearance = new(api, ownership, config.Service, environment.Time);
    private readonly CreateForecast forecast = new(api, ownership, guard, config.Service);
    private readonly ConfirmedWriter writer = new(api, environment.Time, config.Api.MaxRetries);
    private readonly GuardedDelete deletion = new(api, ownership, environment.Time, config.Service, config.Api.MaxRetries);

    public override ResourceShape Shape => WhatsAppMediaProvider.Shape;

    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming)
    {
        var result = new WhatsAppMediaProviderCheck(config, ownership, warnings).Check(operation, given, lastInputs, naming);
        if (result.Problems.Count == 0)
        {
            // Without the tree, which needs most of the memory: a program may have thousands of resources.
            accepted[operation.Address] = MediaProviderInputs.Of(result.Inputs) with { Tree = ObjectValue.Empty };
        }

        return result;
    }

    public override Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var state = MediaProviderState.Of(lastKnown);
        var entry = EntryId.Parse(id, config.BotId);
        var plan = Plan.Make(Shape.Inputs, state.CompletedBy(entry, desired), desired, ignored);
        ownership.Compared(operation.Address, KeyOf(entry), plan.IsReplacement, state.Entry, state.IsUnconfirmed);
        return plan;
    }

    public override Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        // The caller need not have asked Check before: what is answered is marked all the same.
        var wanted = MediaProviderInputs.Of(Shape.Inputs.Mark(desired));
        if (operation.Preview)
        {
            return PreviewCreateAsync(operation, wanted, cancellationToken);
        }

        var (id, _) = wanted.Complete();
        return guard.RunAsync(operation, $"Creating '{id.Shown}'", id.BotId, token => CreateAsync(operation, wanted, token), cancellationToken);
    }

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
            if (ForeseeClaims(operation, $"Updating '{Printable.Of(id)}' will be refused"))
            {
                imported.WarnOfChange(operation, entry, Plan.Make(Shape.Inputs, state.CompletedBy(entry, wanted.Tree), wanted.Tree, ignored));
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

    public override async Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        (await new GetWhatsAppMediaProviders(config, api, guard).ListAsync(operation, query, cancellationToken))
            .Select(entry => new Listed(entry.Id, entry.Name)).ToList();

    private async Task<Created> PreviewCreateAsync(Operation operation, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        if (ForeseeClaims(operation, $"Creating '{wanted.Id?.Shown ?? operation.Name}' will be refused"))
        {
            await forecast.WarnAsync(operation, wanted, cancellationToken);
        }

        return new Created("", wanted.ToState());
    }

    private async Task<Found?> ReadAsync(Operation operation, EntryId id, string given, MediaProviderState state, CancellationToken cancellationToken)
    {
        if (state.Exists)
        {
            ownership.Handovers.Hold(operation.Address, KeyOf(id));
        }

        namePrefix.ThrowIfForbidden("Reading", id, operation.Advice, isInState: state.Exists);
        var freshness = state.Exists ? Freshness.Recent : Freshness.Now;
        using var list = await api.GetAsync(id.BotId, freshness, new ReportingObserver(operation.Reporter), cancellationToken);
        return list.Look(id.Name).Match(
            present: entry => list.LookNow(id.Name) is Sighting.Unproven { Doubt: var staleness }
                ? throw UnprovenList.StopsLookUp($"Reading '{id.Shown}'", staleness)
                : Present(operation, id, given, state, entry),
            absent: () =>
            {
                if (!state.Exists)
                {
                    ImportHint.Tell(operation, id, list.Names, config.BotId);
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

        if (state.Exists)
        {
            StateGuard.KeepUnconfirmed(Shape, id, state, entry);
        }
        else
        {
            imported.Imported(operation.Address, id);
            ownership.Read(operation.Address, KeyOf(id), given, entry);
        }

        var inputs = MediaProviderInputs.TreeOf(id, entry, state.Exists ? state.Tree : state.Known.Inputs).MarkedLike(state.Tree);
        return new Found(id.ToString(), inputs, MediaProviderInputs.StateOf(inputs));
    }

    /// <summary>Warns in a preview where the update will refuse to write, since claims cannot be shared. False when it will.</summary>
    private bool ForeseeClaims(Operation operation, string refused) => ownership.Sharing.Refusal(refused) is not { } refusal || operation.Stop(refusal);

    private EntryKey KeyOf(EntryId id) => id.At(config.Service);
}
