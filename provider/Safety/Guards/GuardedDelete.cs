using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Deletes an entry unless another resource of the command uses it: the API deletes by name alone.</summary>
internal sealed class GuardedDelete(IMediaProvidersApi api, Ownership ownership, TimeProvider time, string service, int maxRetries)
{
    /// <summary>How long a write or a delete waits while another resource is working on the entry; a list may lag by minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConfirmedRemover remover = new(api, time, maxRetries);

    /// <summary>How to remove a resource whose delete can never succeed, as a sentence.</summary>
    public static string WayOut(IAdvice advice) =>
        $"To remove it from the state without a delete, {advice.Forget}; or put it back into the program and {advice.KeepWhenRemoved}.";

    /// <summary>Deletes or keeps the entry. Returns true when it is gone, false when it was kept.</summary>
    public async Task<bool> RunAsync(Operation operation, EntryId id, string given, MediaProviderState state, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, operation.Reporter);
        var key = id.At(service);
        while (true)
        {
            var mayWait = backoff.Elapsed < Patience;
            var isGone = MayGoOn(operation, id, ownership.MayDelete(operation.Address, key, given), mayWait);
            if (isGone is true)
            {
                try
                {
                    isGone = await LookAndRemoveAsync(operation, id, state, mayWait, cancellationToken);
                    ownership.Deleted(operation.Address, key, isGone is true);
                }
                catch (Exception failure) when (failure is not ConfirmedRemover.SentDeleteException)
                {
                    ownership.Deleted(operation.Address, key);
                    throw;
                }
            }

            // Null when it is worth waiting and asking again.
            if (isGone is { } known)
            {
                return known;
            }

            await backoff.WaitAsync(wait => $"next look in {wait}: another resource is writing the same entry", cancellationToken);
        }
    }

    private async Task<bool?> LookAndRemoveAsync(Operation operation, EntryId id, MediaProviderState state, bool mayWait, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> otherSpellings;
        MediaProvider? there;
        using (var list = await api.GetAsync(id.BotId, Freshness.Now, operation.Reporter, cancellationToken))
        {
            there = list.LookNow(id.Name).EntryOr(doubt => throw UnprovenList.StopsDelete(id, doubt, WayOut(operation.Advice)));
            otherSpellings = list.FindLike(id.Name);
            if (there is null && otherSpellings.FirstOrDefault(other => state.MayHaveMade(list.LookNow(other).EntryOr(_ => null))) is { } twin)
            {
                operation.Reporter.Warn($"'{id.Shown}' is not there, but its create was never confirmed, and '{Printable.Of(twin)}' holds what was sent. If "
                    + "the API keeps it under that name, delete it by hand.");
            }
        }

        if (there is not { } before)
        {
            return true;
        }

        if (state.DifferencesFromSent(before).Count > 0)
        {
            return operation.Stop($"'{id.Shown}' was kept: its create was never confirmed, and the entry that is there now is not what was sent. If it is "
                + "yours, delete it by hand.");
        }

        var changes = state.ChangesIn(before);
        if (MayGoOn(operation, id, ownership.MayDeleteNow(id.At(service), before, otherSpellings, changes), mayWait) is not true and var stopped)
        {
            return stopped;
        }

        if (!(PathElement.IsUnambiguous(id.Name) && PathElement.IsUnambiguousBot(id.BotId)))
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"Deleting '{id.Shown}' is refused: no URL path can carry this name safely, because a server may read it as another name, or as the list "
                    + $"itself. Ask the vendor to delete the entry; to remove it from the state without a delete, {operation.Advice.Forget}.");
        }

        if (changes.Count > 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' had been changed outside of this program ({string.Join(", ", changes)}); it is deleted anyway.");
        }

        await remover.RemoveAsync(id, before, operation.Reporter, cancellationToken);
        return true;
    }

    // True to go on, false to keep the entry, which completes the delete, and null to wait. Throws when it is not known whether the entry is in use.
    private static bool? MayGoOn(Operation operation, EntryId id, Permission permission, bool mayWait)
    {
        if (mayWait && permission is Permission.Unknowable { MayPass: true })
        {
            return null;
        }

        if (permission is Permission.No no)
        {
            return operation.Stop(no.At.Length == 0 ? $"'{id.Shown}' was kept: {no.Reason}" : $"'{id.Shown}' was kept at '{no.At}': {no.Reason}");
        }

        permission.ThrowIfRefused($"Deleting '{id.Shown}' is refused");
        return true;
    }
}
