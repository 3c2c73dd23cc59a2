using System.Globalization;

namespace MediaProviders.Tests.Api;

/// <summary>
/// Every order in which three callers read, write and delete with the client of the API: when each asks, when the server carries each request out, and when
/// each answer arrives. A list shows what it holds and when it was asked for, so each reader can be asked whether it may be that old.
/// </summary>
[Trait("Category", "Slow")]
public class ReadWriteDeleteInterleavingTests
{
    public static TheoryData<string> Callers => EveryOrder.Three("NRWD");

    /// <summary>N reads now, R reads recent, W writes, D deletes.</summary>
    [Theory, MemberData(nameof(Callers))]
    public void Lists_InEveryOrder_ShowWhatWasDoneBeforeAndAreNeverOlderThanAllowed(string callers) =>
        EveryOrder.Take(() => new Run(callers)).ShouldBeGreaterThan(10);

    private sealed class Run : IInterleaving
    {
        private readonly ManualTimeProvider clock = new();
        private readonly StepScheduler scheduler = new();
        private readonly InterleavedCaller[] callers;
        private readonly InterleavedServer server;
        private readonly MediaProvidersApi api;
        private readonly List<int> changes = [];
        private readonly Dictionary<int, DateTimeOffset> steps = [];
        private int step;
        private bool paused;

        public Run(string kinds)
        {
            callers = [.. kinds.Select(kind => new InterleavedCaller(kind))];
            server = new InterleavedServer(Enumerable.Range(0, callers.Length).Where(index => kinds[index] == 'D').Select(NameOf), () => step);
            api = new MediaProvidersApi(Samples.Options(new Uri("https://api.example"), clock) with { CreateHandler = () => server });
        }

        public IReadOnlyList<string> Choices()
        {
            List<string> choices = [.. InterleavedCaller.Choices(callers), .. server.Choices()];

            // A request that waits for others to join it goes out in the end.
            if (clock.UntilNextTimer <= BotReads.BatchDelay.Longest)
            {
                choices.Add("go");
            }

            // Longer than a list may be old; one pause is enough for that.
            if (!paused && step > 0 && callers.Any(caller => caller.Kind == 'R' && caller.HasSteps))
            {
                choices.Add("pause");
            }

            return choices;
        }

        public void Take(string choice)
        {
            steps[++step] = clock.GetUtcNow();
            if (int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                scheduler.Take(() => Call(callers[index], NameOf(index)));
            }
            else
            {
                scheduler.TakeOutside(() => TakeWorldsStep(choice));
            }

            foreach (var caller in callers.Where(caller => caller is { Change.IsCompleted: true, ChangedBy: null }))
            {
                caller.ChangedBy = step;
                changes.Add(step);
            }

            server.OpenGets.ShouldBeLessThanOrEqualTo(1, "one GET per bot at a time");
        }

        public void Check()
        {
            // Without the checks that take an expression: each call would compile it again, and this runs some hundred thousand times.
            Array.TrueForAll(callers, caller => (caller.List ?? caller.Change!).IsCompletedSuccessfully).ShouldBeTrue();
            foreach (var reader in callers.Where(caller => caller.List is not null))
            {
                using var list = reader.List!.Result;
                var sent = list.Names.Where(name => char.IsAsciiDigit(name[0])).Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Single();
                if (reader.Kind == 'N')
                {
                    sent.ShouldBeGreaterThanOrEqualTo(reader.Arrived);
                }
                else
                {
                    (reader.ArrivedAt - steps[sent]).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
                    changes.Exists(change => change > sent && change < reader.Arrived).ShouldBeFalse("the list is older than a change");
                }

                for (var index = 0; index < callers.Length; index++)
                {
                    if (callers[index].ChangedBy < reader.Arrived)
                    {
                        list.Names.Contains(NameOf(index)).ShouldBe(callers[index].Kind == 'W');
                    }
                }
            }

            server.Gets.ShouldBeLessThanOrEqualTo(callers.Count(caller => caller.List is not null));
            scheduler.TakeOutside(() => clock.Advance(TimeSpan.FromSeconds(5)));
            clock.ActiveTimers.ShouldBe(0);
        }

        public void Dispose() => api.Dispose();

        private static string NameOf(int index) => $"entry-{(char)('a' + index)}";

        private void Call(InterleavedCaller caller, string name)
        {
            caller.StepsTaken++;
            caller.Arrived = step;
            caller.ArrivedAt = clock.GetUtcNow();
            switch (caller.Kind)
            {
                case 'W':
                    changes.Add(step);
                    caller.Change = api.PostAsync("b", Samples.Basic(name), null, default);
                    break;
                case 'D':
                    changes.Add(step);
                    caller.Change = api.DeleteAsync("b", name, null, default);
                    break;
                default:
                    caller.List = api.GetAsync("b", caller.Kind == 'R' ? Freshness.Recent : Freshness.Now, null, default);
                    break;
            }
        }

        private void TakeWorldsStep(string choice)
        {
            switch (choice)
            {
                case "go":
                    clock.AdvanceToNextTimer();
                    break;
                case "pause":
                    paused = true;
                    clock.Advance(TimeSpan.FromSeconds(5.1));
                    break;
                default:
                    server.Serve(choice["serve ".Length..]);
                    break;
            }
        }
    }
}
