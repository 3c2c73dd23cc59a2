using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Records whether a write or a delete may have reached the server, and reads the list again before a request that had to wait: another program may have
/// written the entry meanwhile.
/// </summary>
/// <param name="isStill">
/// Given the entry that is there now (null for none), whether the request may still be sent; null when it may be sent whatever is there.
/// </param>
internal sealed class WriteObserver(Reporter reporter, IMediaProvidersApi api, EntryId id, Func<MediaProvider?, bool>? isStill) : CallObserver
{
    /// <summary>False while no request was sent, or every one was certainly rejected.</summary>
    public bool MayHaveWritten { get; private set; }

    public override void Attempted(Attempt attempt) => MayHaveWritten |= attempt.MayHaveWritten;

    public override void Waiting(Wait wait) => reporter.Waiting(wait);

    public override void Noticed(string notice) => reporter.Noticed(notice);

    public override async Task HasWaitedAsync(CancellationToken cancellationToken)
    {
        if (isStill is null)
        {
            return;
        }

        using var list = await api.GetAsync(id.BotId, Freshness.Now, observer: null, cancellationToken);
        var reason = list.LookNow(id.Name).Match(
            present: now => isStill(now) ? null : "another program has changed it",
            absent: () => isStill(null) ? null : "another program has deleted it",
            unproven: doubt => $"the API's list does not prove what is there now, because {doubt.Reason}");
        if (reason is not null)
        {
            throw new ApiException(
                ApiFailure.Overtaken, $"The request for '{id.Shown}' had to wait, and meanwhile {reason}, so it was not sent. Run the command again.");
        }
    }
}
