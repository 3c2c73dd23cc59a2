using MediaProviders.Safety;
using MediaProviders.Sinch;

namespace MediaProviders.Resources;

/// <content>One entry takes the place of another: the ignored parts go along, and none is deleted whose replacement would be refused.</content>
internal sealed partial class WhatsAppMediaProviderResource
{
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

    // A create is sent what the state says of an ignored part, which may be older than a rotation on the bot.
    private async Task<MediaProviderInputs> KeepIgnoredAsync(
        Operation operation, string refused, MediaProviderInputs wanted, CancellationToken cancellationToken)
    {
        return ownership.KeptOf(operation.Address) is { } kept
            && (kept.Live ?? await LookAtKeptAsync(operation, refused, kept, cancellationToken)) is { } live
            ? IgnoredValues.Keep(refused, kept.Id, wanted, live, kept.Ignored)
            : wanted;
    }

    // Null where it is gone, or another resource of the command has it now.
    private async Task<MediaProvider?> LookAtKeptAsync(Operation operation, string refused, KeptValues kept, CancellationToken cancellationToken)
    {
        using var list = await ListOfKeptAsync(operation, refused, kept.Id, cancellationToken);
        var live = list.LookNow(kept.Id.Name).EntryOr(doubt => throw UnprovenList.StopsUpdate(refused, doubt, keepsValues: true));
        return ownership.IsTaken(operation.Address, KeyOf(kept.Id)) ? null : live;
    }

    // The bot that is left may be gone for good, or not be the token's any more.
    private async Task<MediaProviderList> ListOfKeptAsync(Operation operation, string refused, EntryId id, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync(id.BotId, Freshness.Now, operation.Reporter, cancellationToken);
        }
        catch (ApiException failure) when (OperationGuard.MayLast(failure))
        {
            throw new OperationFailedException(
                FailureKind.Failed,
                $"{refused}: a part of it whose changes are ignored must be sent as it is in '{id.Shown}', which cannot be read. {failure.Message} To send "
                    + "what the program says, stop ignoring the changes.",
                failure);
        }
    }
}
