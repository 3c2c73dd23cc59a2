using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Writes an entry and confirms it. The API answers with an empty 200, so a write counts only when the list shows it. After a lost response the list is read
/// before the write is repeated.
/// </summary>
internal sealed class ConfirmedWriter(IMediaProvidersApi api, TimeProvider time, int maxRetries)
{
    /// <summary>
    /// Writes <paramref name="entry"/> and waits until the list shows it. The wait ends early when <paramref name="cancellationToken"/> fires, when the list
    /// keeps showing something that is neither the new nor the old entry, or when it keeps proving nothing.
    /// </summary>
    /// <exception cref="OperationCanceledException">The operation ended before anything was sent, or while the server rejected every attempt.</exception>
    public async Task<WriteOutcome> WriteAsync(string botId, MediaProvider entry, BeforeWrite before, Reporter reporter, CancellationToken cancellationToken)
    {
        var observer = new WriteObserver(
            reporter, api, new EntryId(botId, entry.Name), before.Doubt is null ? now => before.IsStill(now, entry) : null);
        var write = new Write(botId, before, reporter, observer) { Entry = entry with { Unknown = before.Unknown } };
        WriteOutcome outcome;
        try
        {
            outcome = await SendAsync(write, cancellationToken) ?? await ConfirmAsync(write, cancellationToken);
        }
        catch (OperationCanceledException) when (observer.MayHaveWritten)
        {
            outcome = Doubtful("it was sent, but the operation ended before the list showed it.");
        }
        catch (ApiException failure)
        {
            outcome = observer.MayHaveWritten
                ? Doubtful($"it was sent, the answer was lost, and the list does not show it yet; a further attempt failed. {failure.Message}")
                : new WriteOutcome.Refused(failure);
        }

        if (before.Unknown is { } members && write.Entry.Unknown is null && outcome is not WriteOutcome.Refused)
        {
            write.WarnOfLost(members);
        }

        return outcome;
    }

    private static WriteOutcome.Unconfirmed Doubtful(string reason) => new(reason, []);

    // Null when the server accepted the write, which the list then has to confirm.
    private async Task<WriteOutcome?> SendAsync(Write write, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, write.Reporter);
        var retries = 0;
        while (true)
        {
            try
            {
                await PostAsync(write, cancellationToken);
                return null;
            }
            catch (ApiException lost) when (lost.MaybeDone)
            {
                MediaProvider? now;
                try
                {
                    using var list = await api.GetAsync(write.BotId, Freshness.Now, write.Observer, cancellationToken);
                    var sighting = list.LookNow(write.Entry.Name);
                    if (sighting is Sighting.Unproven { Doubt: var doubt })
                    {
                        return Doubtful("it was sent, but the answer was lost and the list does not prove what became of it, because "
                            + $"{doubt.Reason}. {lost.Message}");
                    }

                    now = (sighting as Sighting.Present)?.Entry;
                }
                catch (ApiException blind)
                {
                    return Doubtful($"it was sent, but the answer was lost and the list cannot be read to see what became of it. {lost.Message} "
                        + $"{blind.Message}");
                }

                // If the server masks secrets, a list that showed the same before proves nothing: the write is repeated, which is harmless.
                var before = write.Before.Entry;
                var isHidden = now is not null && EntryComparison.IsMasked(now) && EntryComparison.Shows(before, write.Entry);
                if (!isHidden && EntryComparison.Shows(now, write.Entry))
                {
                    return new WriteOutcome.Confirmed();
                }

                if (!EntryComparison.IsUnchanged(before, now))
                {
                    return new WriteOutcome.Unconfirmed(
                        "it was sent, the answer was lost, and the list shows neither what was there before nor what was sent: another program writes this "
                            + $"entry too. {lost.Message}",
                        now is null ? [] : EntryComparison.Differences(now, write.Entry, maskedIsEqual: true));
                }

                if (lost.Failure == ApiFailure.Redirected)
                {
                    return Doubtful($"it was sent, the answer does not say whether it was done, and the list does not show it yet. {lost.Message}");
                }

                if (retries++ >= maxRetries)
                {
                    // A list may lag behind a write by minutes.
                    return Doubtful($"it was sent, the answers to it and to {maxRetries} further attempts were lost, and the list does not show it yet. "
                        + $"{lost.Message}");
                }

                await backoff.WaitAsync(
                    wait => $"attempt {retries + 1} of {maxRetries + 1} in {wait}: the answer was lost and the list does not show it",
                    cancellationToken, lost.RetryAfter);
                await write.Observer.HasWaitedAsync(cancellationToken);
            }
        }
    }

    // The server may reject members of the list that it sets itself.
    private async Task PostAsync(Write write, CancellationToken cancellationToken)
    {
        try
        {
            await api.PostAsync(write.BotId, write.Entry, write.Observer, cancellationToken);
        }
        catch (ApiException refused) when (refused is { Status: 400 or 422, MaybeDone: false } && write.CarriesMembers)
        {
            write.Entry = write.Entry with { Unknown = null };
            await api.PostAsync(write.BotId, write.Entry, write.Observer, cancellationToken);
        }
    }

    private async Task<WriteOutcome> ConfirmAsync(Write write, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, write.Reporter);
        var looks = new AgreeingLooks(time);
        while (true)
        {
            try
            {
                using var list = await api.GetAsync(write.BotId, Freshness.Now, write.Observer, cancellationToken);
                var now = write.Before.FindWritten(list, write.Entry);
                var differing = now is null ? [] : write.DifferencesOf(now);
                if (now is not null && differing.Count == 0)
                {
                    return new WriteOutcome.Confirmed();
                }

                if (FindEnd(write, list, now, differing, looks) is { } end)
                {
                    return end;
                }
            }
            catch (ApiException blind)
            {
                return Doubtful($"the API accepted it, but the list cannot be read to confirm it. {blind.Message}");
            }

            await backoff.WaitAsync(wait => $"next look in {wait}: written, but the list does not show it yet", cancellationToken);
        }
    }

    // A list that still shows the old entry only lags; it is no reason to stop.
    private static WriteOutcome.Unconfirmed? FindEnd(Write write, MediaProviderList list, MediaProvider? now, List<string> differing, AgreeingLooks looks)
    {
        switch (list.LookNow(now?.Name ?? write.Entry.Name))
        {
            case Sighting.Unproven { Doubt: var doubt }:
                return looks.Agree(now: null, doubt.Reason)
                    ? Doubtful($"the API accepted it, but its list does not prove what is there now, because {doubt.Reason}. {doubt.Advice}")
                    : null;
            case Sighting.Present when now is not null && !EntryComparison.IsUnchanged(write.Before.Entry, now):
                return looks.Agree(now, because: null)
                    ? new WriteOutcome.Unconfirmed(
                        $"the API accepted it, but stored something else, which differs in {string.Join(", ", differing)}.", differing)
                    : null;
            default:
                looks.Forget();
                return null;
        }
    }

    private sealed record Write(string BotId, BeforeWrite Before, Reporter Reporter, WriteObserver Observer)
    {
        public required MediaProvider Entry { get; set; }

        public bool CarriesMembers => Entry.Unknown is { } unknown && unknown.Count(Entry.Credentials.Kind) > 0;

        public List<string> DifferencesOf(MediaProvider now)
        {
            var fields = EntryComparison.Differences(now, Entry, maskedIsEqual: true);
            return now.Name == Entry.Name ? fields : [MediaProviderInputs.Key.Name, .. fields];
        }

        public void WarnOfLost(UnknownMembers members)
        {
            var paths = members.Paths(Entry.Credentials.Kind);
            var others = members.Count(Entry.Credentials.Kind) - paths.Count;
            var lost = string.Join(", ", others > 0 ? [.. paths, $"{others} more"] : paths);
            Reporter.Warn($"'{new EntryId(BotId, Entry.Name).Shown}' had members that this version does not know. The API rejects them, so the entry was "
                + $"written without them: {lost}.");
        }
    }

    /// <summary>Counts consecutive lists that show the same: after three of them over at least 10 s, the server will not change it any more.</summary>
    private sealed class AgreeingLooks(TimeProvider time)
    {
        private const int Enough = 3;
        private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

        private MediaProvider? shown;
        private string? reason;
        private long since;
        private int looks;

        /// <summary>True once the last lists agree that the entry is <paramref name="now"/>, or that they prove nothing for the same reason.</summary>
        public bool Agree(MediaProvider? now, string? because)
        {
            if (looks == 0 || reason != because || shown?.Name != now?.Name || !EntryComparison.IsUnchanged(shown, now))
            {
                (shown, reason, since, looks) = (now, because, time.GetTimestamp(), 0);
            }

            looks++;
            return looks >= Enough && time.GetElapsedTime(since) >= LongEnough;
        }

        public void Forget() => looks = 0;
    }
}
