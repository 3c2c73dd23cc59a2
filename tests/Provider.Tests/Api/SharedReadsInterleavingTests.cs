using System.Globalization;
using MediaProviders.Api;
using MediaProviders.Tests.Support;

namespace MediaProviders.Tests.Api;

/// <summary>
/// Every order in which three callers, the server and the clock can take their steps. A list is named after the step at which its request went out, so each
/// reader can be asked whether what it got may be that old.
/// </summary>
public class SharedReadsInterleavingTests
{
    public static TheoryData<string> Callers
    {
        get
        {
            const string Kinds = "NRWC";
            var data = new TheoryData<string>();
            foreach (var first in Kinds)
            {
                foreach (var second in Kinds.Where(kind => Kinds.IndexOf(kind) >= Kinds.IndexOf(first)))
                {
                    foreach (var third in Kinds.Where(kind => Kinds.IndexOf(kind) >= Kinds.IndexOf(second)))
                    {
                        data.Add($"{first}{second}{third}");
                    }
                }
            }

            return data;
        }
    }

    /// <summary>N reads now, R reads recent, W writes or deletes, C reads now and is cancelled.</summary>
    [Theory]
    [MemberData(nameof(Callers))]
    public void Reads_InEveryOrder_AreNeverOlderThanAllowed(string callers)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var path = new List<int>();
        var orders = 0;
        do
        {
            using var run = new Run(callers);
            while (run.Choices() is { Count: > 0 } choices)
            {
                if (run.Widths.Count == path.Count)
                {
                    path.Add(0);
                }

                run.Take(choices[path[run.Widths.Count]]);
                run.Widths.Add(choices.Count);
            }

            run.Check();
            orders++;
            Advance(path, run.Widths);
        }
        while (path.Count > 0);

        orders.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Check_ReaderWithAnOlderList_Fails() =>
        Should.Throw<ShouldAssertException>(() => Run.CheckAge(Freshness.Now, arrived: 5, began: 4, ageSeconds: 0, changes: []));

    /// <summary>The next path in depth-first order; empty after the last one.</summary>
    private static void Advance(List<int> path, List<int> widths)
    {
        while (path.Count > 0 && path[^1] + 1 >= widths[path.Count - 1])
        {
            path.RemoveAt(path.Count - 1);
        }

        if (path.Count > 0)
        {
            path[^1]++;
        }
    }

    private sealed class Run : IDisposable
    {
        private readonly ManualTimeProvider clock = new();
        private readonly HandFetch fetch = new();
        private readonly SharedReads reads;
        private readonly InterleavedCaller[] callers;
        private readonly List<int> changes = [];
        private readonly Dictionary<int, DateTimeOffset> beginnings = [];
        private int step;
        private int lastBegun;
        private readonly int allowedPauses;
        private int pauses;

        public Run(string kinds)
        {
            reads = new SharedReads(fetch.FetchAsync, clock);
            allowedPauses = kinds.Contains('C') ? 1 : 2;
            callers = [.. kinds.Select(kind => new InterleavedCaller(kind))];
        }

        public List<int> Widths { get; } = [];

        public List<string> Choices()
        {
            var choices = new List<string>();
            for (var index = 0; index < callers.Length; index++)
            {
                // Callers of one kind are alike: the first of them goes first.
                if (callers[index].HasSteps && !callers.Take(index).Any(other => other.Kind == callers[index].Kind && other.StepsTaken == callers[index].StepsTaken))
                {
                    choices.Add(index.ToString(CultureInfo.InvariantCulture));
                }
            }

            if (fetch.CanBegin)
            {
                choices.Add("begin");
            }

            if (fetch.CanAnswer)
            {
                choices.Add("answer");
            }

            // A request that waits for others to join it goes out in the end.
            if (clock.UntilNextTimer <= CompanyWait.Longest)
            {
                choices.Add("go");
            }

            if (pauses < allowedPauses && choices.Count > 0)
            {
                choices.Add("pause");
            }

            return choices;
        }

        public void Take(string choice)
        {
            step++;
            switch (choice)
            {
                case "begin":
                    beginnings[step] = clock.GetUtcNow();
                    lastBegun = step;
                    fetch.Begin();
                    break;
                case "answer":
                    fetch.Answer(lastBegun.ToString(CultureInfo.InvariantCulture));
                    break;
                case "go":
                    clock.AdvanceToNextTimer();
                    break;
                case "pause":
                    pauses++;
                    clock.Advance(TimeSpan.FromSeconds(3));
                    break;
                default:
                    TakeCallersStep(callers[int.Parse(choice, CultureInfo.InvariantCulture)]);
                    break;
            }

            fetch.Open.ShouldBeLessThanOrEqualTo(1, "one GET per bot at a time");
        }

        public void Check()
        {
            foreach (var caller in callers.Where(caller => caller.List is not null))
            {
                if (caller.Kind == 'C')
                {
                    // The answer may have come before the cancellation.
                    caller.List!.ContinueWith(done => done.IsCanceled ? null : done.Result, TaskScheduler.Default).Result?.Dispose();
                    continue;
                }

                using var list = caller.List!.GetAwaiter().GetResult();
                var began = int.Parse(list.Names.Single(), CultureInfo.InvariantCulture);
                var age = (caller.ArrivedAt - beginnings[began]).TotalSeconds;
                CheckAge(caller.Kind == 'R' ? Freshness.Recent : Freshness.Now, caller.Arrived, began, age, changes);
            }

            fetch.Calls.ShouldBeLessThanOrEqualTo(callers.Count(caller => caller.Kind != 'W'));
            clock.Advance(TimeSpan.FromSeconds(5));

            // A GET that everybody has left ends on a thread of the pool, and nobody waits for it any more.
            SpinWait.SpinUntil(() => reads.RememberedBots == 0 && clock.ActiveTimers == 0, TimeSpan.FromSeconds(30));
            reads.RememberedBots.ShouldBe(0);
            clock.ActiveTimers.ShouldBe(0);
            (fetch.Last?.IsWiped ?? true).ShouldBeTrue();
        }

        public void Dispose() => reads.Dispose();

        public static void CheckAge(Freshness freshness, int arrived, int began, double ageSeconds, List<int> changes)
        {
            if (freshness == Freshness.Now)
            {
                began.ShouldBeGreaterThan(arrived);
            }
            else
            {
                ageSeconds.ShouldBeLessThanOrEqualTo(5);
                changes.ShouldNotContain(change => change > began && change < arrived);
            }
        }

        private void TakeCallersStep(InterleavedCaller caller)
        {
            caller.StepsTaken++;
            switch (caller.Kind, caller.StepsTaken)
            {
                case ('W', 1):
                    changes.Add(step);
                    caller.Write = reads.BeginWrite("b");
                    break;
                case ('W', _):
                    changes.Add(step);
                    caller.Write!.Dispose();
                    break;
                case ('C', 2):
                    caller.Cancellation.Cancel();
                    break;
                default:
                    caller.Arrived = step;
                    caller.ArrivedAt = clock.GetUtcNow();
                    caller.List = reads.GetAsync("b", caller.Kind == 'R' ? Freshness.Recent : Freshness.Now, SilentObserver.Instance, caller.Cancellation.Token);
                    break;
            }
        }
    }
}
