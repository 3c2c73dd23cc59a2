using System.Globalization;

namespace MediaProviders.Tests.Api;

/// <summary>
/// Every order in which three callers, the server and the clock can take their steps. A list is named after the step at which its request went out, so each
/// reader can be asked whether what it got may be that old.
/// </summary>
[Trait("Category", "Slow")]
public class SharedReadsInterleavingTests
{
    public static TheoryData<string> Callers => EveryOrder.Three("NRWC");

    /// <summary>N reads now, R reads recent, W changes something, C reads now and is cancelled.</summary>
    [Theory, MemberData(nameof(Callers))]
    public void Reads_InEveryOrder_AreNeverOlderThanAllowed(string callers) =>
        EveryOrder.Take(() => new Run(callers)).ShouldBeGreaterThan(100);

    [Fact]
    public void Check_ReaderWithAnOlderList_Fails() =>
        Should.Throw<ShouldAssertException>(() => Run.CheckAge(Freshness.Now, arrived: 5, began: 4, ageSeconds: 0, changes: []));

    private sealed class Run : IInterleaving
    {
        private readonly ManualTimeProvider clock = new();
        private readonly StepScheduler scheduler = new();
        private readonly HandFetch fetch = new();
        private readonly SharedReads reads;
        private readonly InterleavedCaller[] callers;
        private readonly List<int> changes = [];
        private readonly Dictionary<int, DateTimeOffset> beginnings = [];
        private readonly int allowedPauses;
        private int step;
        private int lastBegun;
        private int pauses;

        public Run(string kinds)
        {
            reads = new SharedReads(fetch.FetchAsync, clock);
            allowedPauses = kinds.Contains('C') ? 1 : 2;
            callers = [.. kinds.Select(kind => new InterleavedCaller(kind, kind is 'W' or 'C' ? 2 : 1))];
        }

        public IReadOnlyList<string> Choices()
        {
            List<string> choices = [.. InterleavedCaller.Choices(callers)];
            if (fetch.CanBegin)
            {
                choices.Add("begin");
            }

            if (fetch.CanAnswer)
            {
                choices.Add("answer");
            }

            // A request that waits for others to join it goes out in the end.
            if (clock.UntilNextTimer <= BotReads.BatchDelay.Longest)
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
            scheduler.Take(() => TakeStep(choice));
            fetch.Open.ShouldBeLessThanOrEqualTo(1, "one GET per bot at a time");
        }

        public void Check()
        {
            foreach (var caller in callers.Where(caller => caller.List is not null))
            {
                caller.List!.IsCompleted.ShouldBeTrue("every call ends");
                if (caller.Kind == 'C')
                {
                    // The answer may have come before the cancellation.
                    if (caller.List.IsCompletedSuccessfully)
                    {
                        caller.List.Result.Dispose();
                    }

                    continue;
                }

                using var list = caller.List.GetAwaiter().GetResult();
                var began = int.Parse(list.Names.Single(), CultureInfo.InvariantCulture);
                var age = (caller.ArrivedAt - beginnings[began]).TotalSeconds;
                CheckAge(caller.Kind == 'R' ? Freshness.Recent : Freshness.Now, caller.Arrived, began, age, changes);
            }

            fetch.Calls.ShouldBeLessThanOrEqualTo(callers.Count(caller => caller.Kind != 'W'));
            scheduler.Take(() => clock.Advance(TimeSpan.FromSeconds(5)));
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
                // Without the check that takes an expression: each call would compile it again, and this runs some hundred thousand times.
                changes.Exists(change => change > began && change < arrived).ShouldBeFalse("the list is older than a change");
            }
        }

        private void TakeStep(string choice)
        {
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
                    caller.List = reads.GetAsync("b", caller.Kind == 'R' ? Freshness.Recent : Freshness.Now, CallObserver.Silent, caller.Cancellation.Token);
                    break;
            }
        }
    }
}
