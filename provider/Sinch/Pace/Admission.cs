using MediaProviders.Sinch.Calls;

namespace MediaProviders.Sinch.Pace;

/// <summary>Decides when a request may start: its bot is not held back, a turn is free, and the pace allows it.</summary>
internal sealed class Admission(ApiOptions options)
{
    private readonly BotBackoff backoff = new(options.Time);
    private readonly RequestTurns turns = new(options.MaxConcurrentRequests);
    private readonly RequestPace pace = new(options.MaxRequestsPerSecond, options.Time);

    /// <summary>Waits until the request may start; give its turn back with <see cref="Leave"/>.</summary>
    public async ValueTask EnterAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        var botId = running.Call.BotId;
        while (true)
        {
            await WaitForBotAsync(running, cancellationToken);
            await turns.EnterAsync(botId, cancellationToken);
            var entered = false;
            try
            {
                await pace.WaitAsync(cancellationToken);

                // The server may have asked to slow down while this call waited for its turn.
                entered = backoff.Check(botId).Remaining == TimeSpan.Zero;
            }
            finally
            {
                if (!entered)
                {
                    turns.Leave();
                }
            }

            if (entered)
            {
                return;
            }
        }
    }

    /// <summary>The request has ended.</summary>
    public void Leave() => turns.Leave();

    /// <summary>The server asked this bot's calls to wait.</summary>
    public void Hold(string botId, TimeSpan delay, string reason) => backoff.Hold(botId, delay, reason);

    private async ValueTask WaitForBotAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        while (backoff.Check(running.Call.BotId) is { Remaining: var remaining, Reason: var reason } && remaining > TimeSpan.Zero)
        {
            running.Observer.Waiting(new CallObserver.Wait(reason, remaining, running.Attempt, options.MaxRetries + 1));
            await Retries.WaitAsync(remaining, options.Time, cancellationToken);
        }
    }
}
