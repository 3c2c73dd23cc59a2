namespace MediaProviders.Sinch;

/// <summary>
/// Limits how many requests run at once. When the limit is reached, the bots take turns and the calls of one bot run in order, so that a bot with a thousand
/// calls does not delay the single call of another bot.
/// </summary>
internal sealed class RequestTurns(int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> rotation = new();
    private int free = limit;

    /// <summary>Waits for a turn. The caller must call <see cref="Leave"/> when the request has ended.</summary>
    public async Task EnterAsync(string botId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!waiting.TryGetValue(botId, out var queue))
            {
                waiting[botId] = queue = new Queue<TaskCompletionSource>();
                rotation.Enqueue(botId);
            }

            queue.Enqueue(turn);
        }

        await using (cancellationToken.UnsafeRegister((state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn))
        {
            await turn.Task;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            while (rotation.TryDequeue(out var botId))
            {
                if (TryPass(botId))
                {
                    return;
                }
            }

            free++;
        }
    }

    // Passes a turn to the bot's first call that still waits. If the bot has more calls, it goes to the end of the rotation.
    private bool TryPass(string botId)
    {
        var queue = waiting[botId];
        var passed = false;
        while (!passed && queue.TryDequeue(out var turn))
        {
            passed = turn.TrySetResult();
        }

        if (queue.Count > 0)
        {
            rotation.Enqueue(botId);
        }
        else
        {
            waiting.Remove(botId);
        }

        return passed;
    }
}
