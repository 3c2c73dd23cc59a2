using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Deletes an entry unless another resource of the command uses it: the API deletes by name alone.</summary>
internal sealed class GuardedDelete(IMediaProvidersApi api, Ownership ownership, TimeProvider time, string service, int maxRetries)
{
    /// <summary>How long a write or a delete waits while another resource is working on the entry; a list may lag by minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConfirmedRemover remover = new(api, time, maxRetries);

    private enum Ending
    {
        Gone,
        Kept,

        /// <summary>Another resource is working on the entry: it is worth waiting and asking again.</summary>
        Busy,
    }

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
            var end = FindStop(operation, id, ownership.MayDelete(operation.Address, key, given), mayWait);
            if (end is null)
            {
                try
                {
                    end = await LookAndRemoveAsync(operation, id, state, mayWait, cancellationToken);
                    ownership.Deleted(operation.Address, key, isGone: end == Ending.Gone);
                }
                catch (Exception failure) when (failure is not ConfirmedRemover.SentDeleteException)
                {
                    ownership.Deleted(operation.Address, key);
                    throw;
                }
            }

            if (end != Ending.Busy)
            {
                return end == Ending.Gone;
            }

            await backoff.WaitAsync(wait => $"next look in {wait}: another resource is writing the same entry", cancellationToken);
        }
    }

    private async Task<Ending> LookAndRemoveAsync(Operation operation, EntryId id, MediaProviderState state, bool mayWait, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> otherSpellings;
        MediaProvider? there;
        using (var list = await api.GetAsync(id.BotId, Freshness.Now, operation.Reporter, cancellationToken))
        {
            there = list.LookNow(id.Name).EntryOr(doubt => throw UnprovenList.StopsDelete(id, doubt, WayOut(operation.Advice)));
            otherSpellings = list.FindLike(id.Name);
            if (there is null)
            {
                var twin = otherSpellings.FirstOrDefault(other => state.MayHaveMade(list.LookNow(other).EntryOr(_ => null)));
                StateGuard.WarnOfLateCreate(operation, id, state, twin);
            }
        }

        if (there is not { } before)
        {
            return Ending.Gone;
        }

        if (state.DifferencesFromSent(before).Count > 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' was kept: its create was never confirmed, and the entry that is there now is not what was sent. If it is "
                + "yours, delete it by hand.");
            return Ending.Kept;
        }

        var changes = state.ChangesIn(before);
        if (FindStop(operation, id, ownership.MayDeleteNow(id.At(service), before, otherSpellings, changes), mayWait) is { } stop)
        {
            return stop;
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
        return Ending.Gone;
    }

    // Null to go on. Throws when it is not known whether the entry is in use.
    private static Ending? FindStop(Operation operation, EntryId id, Permission permission, bool mayWait)
    {
        switch (permission)
        {
            case Permission.Unknowable { MayPass: true } when mayWait:
                return Ending.Busy;
            case Permission.No no:
                operation.Reporter.Warn(no.At.Length == 0 ? $"'{id.Shown}' was kept: {no.Reason}" : $"'{id.Shown}' was kept at '{no.At}': {no.Reason}");
                return Ending.Kept;
            default:
                permission.ThrowIfRefused($"Deleting '{id.Shown}' is refused");
                return null;
        }
    }
}
