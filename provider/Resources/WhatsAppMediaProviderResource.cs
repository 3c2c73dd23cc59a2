using System.Collections.Concurrent;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

internal sealed partial class WhatsAppMediaProviderResource(
    ProviderConfig config, IMediaProvidersApi api, Ownership ownership, OperationGuard guard, HostEnvironment environment) : Resource
{
    private readonly CredentialWarnings warnings = new();
    private readonly ConcurrentDictionary<string, EntryId> imported = new(StringComparer.Ordinal);
    private readonly NamePrefixRule namePrefix = config.RequiredNamePrefix;
    private readonly ConcurrentDictionary<string, MediaProviderInputs> accepted = new(StringComparer.Ordinal);
    private readonly CreateGuard creation = new(api, ownership, guard, config.Service, environment.Time);
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

    public override async Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        // The caller need not have asked Check before: what is answered is marked all the same.
        var wanted = MediaProviderInputs.Of(Shape.Inputs.Mark(desired));
        if (!operation.Preview)
        {
            var (id, entry) = wanted.Complete();
            return await guard.RunAsync(
                operation, $"Creating '{id.Shown}'", id.BotId, token => CreateAsync(operation, id, entry, wanted, token), cancellationToken);
        }

        if (ForeseeClaims(operation, $"Creating '{wanted.Id?.Shown ?? operation.Name}' will be refused"))
        {
            await creation.ForetellAsync(operation, wanted, cancellationToken);
        }

        return new Created("", wanted.ToState());
    }

    public override async Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        (await new GetWhatsAppMediaProviders(config, api, guard).ListAsync(operation, query, cancellationToken))
            .Select(entry => new Listed(entry.Id, entry.Name)).ToList();

    private async Task<Created> CreateAsync(
        Operation operation, EntryId id, MediaProvider entry, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        ownership.Handovers.Begin(operation.Address);
        try
        {
            namePrefix.ThrowIfForbidden("Creating", id, "Give it a name with the prefix.");
            using var finding = await creation.ClaimAsync(operation, $"Creating '{id.Shown}' is refused", id, entry, wanted.Overwrites, cancellationToken);
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

    // Warns in a preview where the update will refuse to write, since claims cannot be shared. False when it will.
    private bool ForeseeClaims(Operation operation, string refused) => ownership.Sharing.Refusal(refused) is not { } refusal || operation.Stop(refusal);

    private EntryKey KeyOf(EntryId id) => id.At(config.Service);
}
