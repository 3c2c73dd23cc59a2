using System.Runtime.InteropServices;

namespace MediaProviders.Sinch;

/// <summary>
/// Makes one GET do for all who ask for a bot's list at the same time, and keeps the answer for those whom a recent one serves. The measure is when a request
/// went out: a caller who asks for a list of <see cref="Freshness.Now"/> gets one whose request went out after he asked.
/// </summary>
internal sealed class SharedReads : IDisposable
{
    /// <summary>Asks the server for a bot's list. <paramref name="began"/> must be called before each request goes out.</summary>
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

    /// <summary>How many bots are remembered: those with a request or write on its way, or with a recent list.</summary>
    public int RememberedBots => Locked(() => bots.Count);

    /// <summary>A share of a list that is as fresh as asked. One caller's cancellation leaves the request to the others; the last one's ends it.</summary>
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
            return await waiter.Answer.Task;
        }
    }

    /// <summary>A write to the bot begins; dispose the result when it has ended. Lists asked for before either moment serve no caller after it.</summary>
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

    /// <summary>Ends all requests, which cancels those who wait, and wipes what is kept.</summary>
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

        waiter.Answer.TrySetCanceled(cancellationToken);
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

    /// <summary>Hands the answer or the failure to all who wait, and takes up the next request if anyone waits for it.</summary>
    private SharedRead? Finish(SharedRead read, ListContent? content, Exception? error)
    {
        lock (gate)
        {
            var bot = read.Bot;
            if (content is not null)
            {
                bot.Delay.Answered(read.Waiters, bot.WritesRunning + (bot.Next?.Waiters ?? 0), time.GetElapsedTime(read.BeganAt));
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
