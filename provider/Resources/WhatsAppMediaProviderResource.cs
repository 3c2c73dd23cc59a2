using System.Collections.Concurrent;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

internal sealed partial class WhatsAppMediaProviderResource(
    ProviderConfig config, IMediaProvidersApi api, Ownership ownership, OperationGuard guard, HostEnvironment environment) : Resource
{
    private readonly WhatsAppMediaProviderCheck check = new(config, ownership);
    private readonly ConcurrentDictionary<string, EntryId> imported = new(StringComparer.Ordinal);
    private readonly NamePrefixRule namePrefix = config.RequiredNamePrefix;
    private readonly CreateGuard creation = new(api, ownership, guard, config.Service, environment.Time);
    private readonly ConfirmedWriter writer = new(api, environment.Time, config.Api.MaxRetries);
    private readonly GuardedDelete deletion = new(api, ownership, environment.Time, config.Service, config.Api.MaxRetries);

    public override ResourceShape Shape => WhatsAppMediaProvider.Shape;

    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming) =>
        check.Check(operation, given, lastInputs, naming);

    public override Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var state = MediaProviderState.Of(lastKnown);
        var entry = EntryId.Parse(id, config.BotId);
        var plan = Plan.Make(Shape.Inputs, state.CompletedBy(entry, desired), desired, ignored);

        // What stands under that id may be another program's.
        var isInDoubt = state.IsUnconfirmed || StateGuard.NamesAnother(entry, state);
        var kept = !isInDoubt && IgnoredValues.AreWanted(ignored) ? new KeptValues(entry, ignored, MediaProviderInputs.Of(desired)) : null;
        ownership.Compared(operation.Address, KeyOf(entry), plan.IsReplacement, state.Entry, isInDoubt, kept);
        return plan;
    }

    public override async Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        // Marked again, because a caller may not have called Check before.
        var wanted = MediaProviderInputs.Of(Shape.Inputs.Mark(desired));
        if (!operation.Preview)
        {
            var (id, _) = wanted.Complete();
            return await guard.RunAsync(
                operation, $"Creating '{id.Shown}'", id.BotId, token => CreateAsync(operation, id, wanted, token), cancellationToken);
        }

        if (SharesClaims(operation, $"Creating '{wanted.Id?.Shown ?? operation.Name}' will be refused"))
        {
            await creation.PreviewAsync(operation, wanted, cancellationToken);
        }

        return new Created("", wanted.ToState());
    }

    public override async Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        (await new GetWhatsAppMediaProviders(config, api, guard).ListAsync(operation, query, cancellationToken))
            .Select(entry => new Listed(entry.Id, entry.Name)).ToList();

    private async Task<Created> CreateAsync(Operation operation, EntryId id, MediaProviderInputs given, CancellationToken cancellationToken)
    {
        var refused = $"Creating '{id.Shown}' is refused";
        ownership.Begun(operation.Address);
        try
        {
            namePrefix.ThrowIfForbidden("Creating", id, "Give it a name with the prefix.");
            var wanted = await KeepIgnoredAsync(operation, refused, given, cancellationToken);
            var (_, entry) = wanted.Complete();
            using var finding = await creation.ClaimAsync(operation, refused, id, entry, wanted.Overwrites, cancellationToken);
            await ThrowIfIgnoredHasChangedAsync(operation, refused, wanted, cancellationToken);
            var before = finding.Before;
            var ifDoubtful = before.Entry is { } own && finding.IsOwn
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

    // A create is sent what the state says of an ignored part, which may be older than a rotation on the bot.
    private async Task<MediaProviderInputs> KeepIgnoredAsync(
        Operation operation, string refused, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        return ownership.KeptOf(operation.Address) is { } kept
            && (kept.Live ?? await LookAtKeptAsync(operation, refused, kept, cancellationToken)) is { } live
            ? IgnoredValues.Keep(refused, kept.Id, wanted, live, kept.Ignored)
            : wanted;
    }

    // The create may have waited for minutes until another resource gave up the name. Where the old entry is gone since, what was read of it is all there is.
    private async Task ThrowIfIgnoredHasChangedAsync(Operation operation, string refused, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        if (ownership.KeptOf(operation.Address) is { Live: null } kept
            && await LookAtKeptAsync(operation, refused, kept, cancellationToken) is { } now
            && EntryComparison.Differences(
                IgnoredValues.Keep(refused, kept.Id, wanted, now, kept.Ignored).Complete().Entry, wanted.Complete().Entry, maskedIsEqual: false).Count > 0)
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"{refused}: an ignored part of '{kept.Id.Shown}' was changed while this waited. Run the command again.");
        }
    }

    // Null where it is gone, or another resource of the command has it now.
    private async Task<MediaProvider?> LookAtKeptAsync(Operation operation, string refused, KeptValues kept, CancellationToken cancellationToken)
    {
        var change = namePrefix.HowToChange(operation.Advice);
        namePrefix.ThrowIfForbidden("Reading", kept.Id, $"Its ignored parts would be sent to the new name: stop ignoring them. {change}");
        try
        {
            using var list = await api.GetAsync(kept.Id.BotId, Freshness.Now, operation.Reporter, cancellationToken);
            var live = list.LookNow(kept.Id.Name).EntryOr(doubt => throw UnprovenList.StopsUpdate(refused, doubt, keepsValues: true));
            return ownership.IsTaken(operation.Address, KeyOf(kept.Id)) ? null : live;
        }
        catch (ApiException failure) when (OperationGuard.MayLast(failure))
        {
            // The bot that is left may be gone for good, or not be the token's any more.
            throw new OperationFailedException(
                FailureKind.Failed,
                $"{refused}: changes to a part of it are ignored, so that part must be copied from '{kept.Id.Shown}', which cannot be read. "
                    + $"{failure.Message} To send what the program says, stop ignoring the changes.",
                failure);
        }
    }

    private async Task WriteAsync(
        Operation operation, EntryId id, MediaProvider entry, BeforeWrite before, MediaProviderInputs inputs, ObjectValue ifDoubtful,
        CancellationToken cancellationToken)
    {
        // The claim stays when the write fails: a delete that follows in spite of the failure must not remove what was there before.
        var outcome = await writer.WriteAsync(id.BotId, entry, before, operation.Reporter, cancellationToken);
        outcome.Match(
            confirmed: () => ownership.Confirmed(operation.Address, KeyOf(id), entry),
            unconfirmed: doubt => throw new PartlyDoneException(
                id.ToString(), inputs.Tree, ifDoubtful, InWords(id, before.Entry is null ? "created" : "written", doubt)),
            refused: refused =>
            {
                ownership.NotWritten(operation.Address, KeyOf(id), before.Entry);
                throw refused.Failure;
            });
    }

    private static string InWords(EntryId id, string done, WriteOutcome.Unconfirmed doubt) => doubt.Differing.Count == 0
        ? $"'{id.Shown}' may have been {done}, but this is not confirmed: {doubt.Reason} It is kept in the state; the next update looks again and finishes it."
        : $"'{id.Shown}' was sent, but this is not confirmed: {doubt.Reason} The server may change what it receives (spaces, upper and lower case) or hide "
            + "it, or another program writes this entry. It is kept in the state. Use the bot's values in the program, or set 'overwrite: true' to send "
            + "yours once more.";

    // A server that masks secrets never shows whether an unconfirmed one was written: the state keeps the old one, so that the next update has a difference.
    private static ObjectValue Last(MediaProvider live, ObjectValue last, MediaProviderInputs wanted) =>
        MediaProviderInputs.StateOf(EntryComparison.IsMasked(live) ? last : wanted.Tree);

    // In a preview: warns and returns false when the update will refuse to write, because claims cannot be shared.
    private bool SharesClaims(Operation operation, string refused) => ownership.Sharing.Refusal(refused) is not { } refusal || operation.Stop(refusal);

    private EntryKey KeyOf(EntryId id) => id.At(config.Service);
}
