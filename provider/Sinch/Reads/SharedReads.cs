using System.Runtime.InteropServices;

namespace MediaProviders.Sinch;

/// <summary>
/// Shares one GET between all concurrent callers that need a bot's list, and keeps the list for callers that accept a recent one. A call of
/// <see cref="Freshness.Now"/> gets a list whose request was sent after the call.
/// </summary>
internal sealed class SharedReads : IDisposable
{
    /// <summary>Requests a bot's list. <paramref name="began"/> must be called before each attempt is sent.</summary>
    public delegate Task<ListContent> Fetch(string botId, CallObserver observer, Action began, CancellationToken cancellationToken);

    private readonly Lock gate = new();
    private readonly Dictionary<string, BotReads> bots = new(StringComparer.Ordinal);
    private readonly Fetch fetch;
    private readonly TimeProvider time;
    private readonly RecentLists recent;
    private bool disposed;

    public SharedReads(Fetch fetch, TimeProvider time)
    {
        this.fetch = fetch;
        this.time = time;
        recent = new RecentLists(gate, time, Forget);
    }

    /// <summary>The number of bots with a request or write in flight, or with a recent list.</summary>
    public int RememberedBots => Locked(() => bots.Count);

    /// <summary>
    /// Returns a list of the requested freshness. When a caller cancels, the request continues for the others; when all have cancelled, it ends.
    /// </summary>
    public async Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SharedRead read;
        SharedRead.Waiter waiter;
        bool starts;
        bool assembles;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var bot = Remember(botId);
            if (freshness == Freshness.Recent && recent.Find(bot) is { } list)
            {
                return new MediaProviderList(list.Retain());
            }

            starts = bot.Running is null;
            read = Choose(bot, freshness);
            waiter = read.Add(observer);
            assembles = bot.Delay.IsComplete(read.Waiters);
        }

        if (assembles)
        {
            read.Assemble();
        }

        if (starts)
        {
            _ = RunAsync(read);
        }

        await using (cancellationToken.UnsafeRegister(_ => Cancel(read, waiter, cancellationToken), null))
        {
            return await waiter.Result.Task;
        }
    }

    /// <summary>Marks the start of a write; disposing of the result marks its end. A list requested before either of them is not reused after it.</summary>
    public IDisposable BeginWrite(string botId)
    {
        lock (gate)
        {
            var bot = Remember(botId);
            bot.WritesRunning++;
            bot.Writes++;
            recent.Drop(bot);
            return new BotReads.WriteScope(() => EndWrite(bot));
        }
    }

    /// <summary>Cancels all requests and their callers, and wipes the lists that are kept.</summary>
    public void Dispose()
    {
        List<SharedRead> running;
        lock (gate)
        {
            disposed = true;
            running = [.. bots.Values.Select(bot => bot.Running).OfType<SharedRead>()];
            foreach (var bot in bots.Values)
            {
                recent.Drop(bot);
                bot.Next?.Fail(new OperationCanceledException());
                bot.Next = null;
            }
        }

        running.ForEach(read => read.Cancellation.Cancel());
    }

    private SharedRead Choose(BotReads bot, Freshness freshness)
    {
        if (bot.Running is null)
        {
            return bot.Running = new SharedRead(bot);
        }

        var joins = !bot.Running.IsAbandoned && (!bot.Running.HasBegun || (freshness == Freshness.Recent && recent.Serves(bot.Running)));
        return joins ? bot.Running : bot.Next ??= new SharedRead(bot);
    }

    private BotReads Remember(string botId) => CollectionsMarshal.GetValueRefOrAddDefault(bots, botId, out _) ??= new BotReads(botId);

    private void Forget(BotReads bot)
    {
        if (bot.IsIdle)
        {
            bots.Remove(bot.BotId);
        }
    }

    private async Task RunAsync(SharedRead first)
    {
        var next = (SharedRead?)first;
        while (next is { } read)
        {
            try
            {
                await WaitForOthersAsync(read);
                var content = await fetch(read.Bot.BotId, read, () => Begin(read), read.Cancellation.Token);
                next = Finish(read, content, null);
            }
            catch (Exception error)
            {
                next = Finish(read, null, error);
            }
        }
    }

    private Task WaitForOthersAsync(SharedRead read)
    {
        var wait = Locked(() => read.Bot.Delay.For(read.Waiters));
        return wait > TimeSpan.Zero ? read.AssembleAsync(wait, time) : Task.CompletedTask;
    }

    private void EndWrite(BotReads bot)
    {
        lock (gate)
        {
            bot.WritesRunning--;
            bot.Writes++;
            recent.Drop(bot);
            Forget(bot);
        }
    }

    private void Cancel(SharedRead read, SharedRead.Waiter waiter, CancellationToken cancellationToken)
    {
        var abandons = false;
        lock (gate)
        {
            var bot = read.Bot;
            if (!read.Remove(waiter))
            {
                return;
            }

            abandons = read.Waiters == 0 && bot.Next != read;
            read.IsAbandoned |= abandons;
            bot.Next = read.Waiters == 0 && !abandons ? null : bot.Next;
        }

        waiter.Result.TrySetCanceled(cancellationToken);
        if (abandons)
        {
            read.Cancellation.Cancel();
        }
    }

    private void Begin(SharedRead read)
    {
        lock (gate)
        {
            read.Begin(time.GetTimestamp());
        }
    }

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }

    /// <summary>Passes the result or the failure to all callers. Returns the next read, if any caller waits for one.</summary>
    private SharedRead? Finish(SharedRead read, ListContent? content, Exception? error)
    {
        lock (gate)
        {
            var bot = read.Bot;
            if (content is not null)
            {
                bot.Delay.Record(read.Waiters, bot.WritesRunning + (bot.Next?.Waiters ?? 0), time.GetElapsedTime(read.BeganAt));
                read.Succeed(content);
                if (!disposed && recent.Serves(read))
                {
                    recent.Keep(read, content);
                }

                content.Release();
            }
            else
            {
                read.Fail(error!);
            }

            bot.Running = bot.Next;
            bot.Next = null;
            Forget(bot);
            return bot.Running;
        }
    }
}
