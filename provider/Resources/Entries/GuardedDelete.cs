using MediaProviders.Api;
using MediaProviders.Resources.Configuration;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Deletes an entry unless another resource of the same command has it now. The API deletes by name alone, so a delete that belongs to the past would
/// take the live entry.
/// </summary>
internal sealed class GuardedDelete(IMediaProvidersApi api, IClaims claims, TimeProvider time, ProviderConfig config, MissingArray missingArray)
{
    private readonly ConfirmedRemover remover = new(api, time, config.MaxRetries, missingArray);

    /// <summary>How to get rid of a resource whose delete can never succeed, as a sentence.</summary>
    public static string WayOut(IAdvice advice) =>
        $"To drop it from the state without a delete, {advice.Forget}; or put it back into the program, and {advice.KeepWhenRemoved}.";

    /// <summary>Deletes or keeps the entry. Returns true when it is gone, false when it was kept.</summary>
    public async Task<bool> RunAsync(Operation operation, EntryId id, Prior prior, CancellationToken cancellationToken)
    {
        var key = new EntryKey(config.Service, id.BotId, id.Name);
        if (!claims.AreShared)
        {
            throw new OperationFailedException(
                FailureKind.Precondition, $"Deleting '{id.Shown}' is refused, because nobody can tell whether another resource has taken the entry over. {claims.Obstacle}");
        }

        var matches = claims.Find(key);
        if (matches.Any(m => m is { SameService: true, SameName: true }))
        {
            return Keep(operation, $"'{id.Shown}' was kept: another resource of this command has the same bot and name, or this one was written again under them.");
        }

        MediaProvider? before;
        using (var list = await api.GetAsync(id.BotId, Freshness.Now, new ReportingObserver(operation.Reporter), cancellationToken))
        {
            before = list.Find(id.Name);
            if (before is null && list.ProvesAbsence)
            {
                return true;
            }

            if (matches.Any(m => m is { SameService: true, SameName: false }) && (before is null || list.FindIgnoringCase(id.Name).Count == 0))
            {
                return Keep(operation, $"'{id.Shown}' was kept: another resource of this command has a name that differs only in case, and the list does not show both.");
            }
        }

        if (before is not null && UnconfirmedCreate.MayBeSomebodyElses(prior.State, before))
        {
            return Keep(operation, $"'{id.Shown}' was kept: its create was never confirmed, and the entry that is there now is not what was sent. If it is yours, delete it by hand.");
        }

        // Another resource may have claimed it while the list was read.
        matches = claims.Find(key);
        if (matches.Any(m => m is { SameService: true, SameName: true }))
        {
            return Keep(operation, $"'{id.Shown}' was kept: another resource of this command has taken it over just now.");
        }

        var changes = ChangesOf(before, prior);
        if (matches.Any(m => IsSameElsewhere(m, before)))
        {
            return Keep(
                operation,
                $"'{id.Shown}' was kept at '{config.Service}': the same entry was just written at another base address, which may be the same service. If it is another one, delete the entry there by hand.");
        }

        if (changes.Count > 0 && matches.Any(MayBeTheSameService))
        {
            return Keep(
                operation,
                $"'{id.Shown}' was kept at '{config.Service}': it had been changed outside of this program ({string.Join(", ", changes)}), and a resource of this command has its bot and name at another base address, which may be the same service. If it is another one, delete the entry there by hand.");
        }

        if (PathElement.MayReachTheListItself(id.Name))
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"Deleting '{id.Shown}' is refused: no path can carry this name safely, because servers may take it for the list itself. Ask the vendor to delete the entry; to drop it from the state without a delete, {operation.Advice.Forget}.");
        }

        if (changes.Count > 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' had been changed outside of this program ({string.Join(", ", changes)}); it is deleted all the same.");
        }

        await remover.RemoveAsync(id, before, operation.Reporter, cancellationToken);
        return true;
    }

    // A masked secret or a list without its array cannot be compared, and keeping is the side on which nothing is lost.
    private bool IsSameElsewhere(ClaimMatch match, MediaProvider? before) =>
        MayBeTheSameService(match) && (before is null || EntryComparison.IsMasked(before) || match.HasContent(EntryComparison.Fingerprint(before)));

    // The vendor's regions are two services whatever they list.
    private bool MayBeTheSameService(ClaimMatch match) => !match.SameService && !BaseAddress.OtherRegions(config.Service).Any(match.IsAt);

    private static bool Keep(Operation operation, string text)
    {
        operation.Reporter.Warn(text);
        return false;
    }

    private static List<string> ChangesOf(MediaProvider? before, Prior prior) =>
        before is not null && prior.State["config"].Plain is ObjectValue && EntryInputs.EntryOf(prior.State) is { } last
            ? EntryComparison.Differences(before, last, maskedIsEqual: true)
            : [];
}
