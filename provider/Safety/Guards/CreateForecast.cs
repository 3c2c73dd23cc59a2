using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Looks in a preview at what a create will find, and warns. It changes nothing, and if the look fails, that is a warning too.</summary>
internal sealed class CreateForecast(IMediaProvidersApi api, Ownership ownership, OperationGuard guard, string service)
{
    /// <summary>
    /// Warns about an existing entry, within the operation's timeout; says nothing while a part of the wanted entry is unknown. If nothing prevents the create,
    /// it notes the entry that the resource gives up by it: a later create may take that entry.
    /// </summary>
    /// <exception cref="OperationFailedException">The caller cancelled.</exception>
    public async Task WarnAsync(Operation operation, MediaProviderInputs desired, CancellationToken cancellationToken)
    {
        if (desired.Id is { } id && await MayGoOnAsync(operation, id, desired, cancellationToken))
        {
            ownership.Foresee(operation.Address, id.At(service));
        }
    }

    private async Task<bool> MayGoOnAsync(Operation operation, EntryId id, MediaProviderInputs desired, CancellationToken cancellationToken)
    {
        var entry = id.At(service);
        if (desired.Entry is not { } wanted || ownership.MayOverwrite(operation.Address, entry))
        {
            return true;
        }

        var overwrite = desired.Overwrites;
        if (ownership.MayCreate(operation.Address, entry).Refusal($"Creating '{id.Shown}' will be refused") is { } refusal)
        {
            return operation.Stop(refusal);
        }

        var looking = $"Checking whether '{id.Shown}' already exists";
        try
        {
            return await guard.RunAsync(operation, looking, id.BotId, LookAsync, cancellationToken);
        }
        catch (OperationFailedException late) when (late.Kind == FailureKind.TimedOut)
        {
            return operation.Stop($"{late.Message} This preview cannot tell.");
        }

        bool WillOverwrite(EntryId other) =>
            ownership.WillOverwrite(operation.Address, other.At(service))
                || ownership.Handovers.Foresee(operation.Address, other.At(service)) is null;

        async Task<bool> LookAsync(CancellationToken token)
        {
            try
            {
                using var list = await api.GetAsync(id.BotId, Freshness.Recent, new ReportingObserver(operation.Reporter), token);
                return WillOverwrite(id)
                    || (list.LookNow(id.Name).Match(
                            present: there =>
                                CreateGuard.Foretell(operation, id, there, wanted, overwrite, ownership.Handovers.Foresee(operation.Address, entry) ?? default),
                            absent: () => true,
                            unproven: doubt => overwrite || operation.Stop(UnprovenList.ForetellsCreate(id, doubt)))
                        && CreateGuard.ForetellOneSpelling(operation, list, id, WillOverwrite, overwrite));
            }
            catch (ApiException failure)
            {
                return operation.Stop($"{looking} failed, so this preview cannot tell. {failure.Message}");
            }
        }
    }
}
