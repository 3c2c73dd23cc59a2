namespace MediaProviders.Tests.Api;

/// <summary>Goes through every order of the steps of a world.</summary>
internal static class EveryOrder
{
    /// <summary>Takes every order, depth first, each from the beginning in a world of its own.</summary>
    /// <returns>How many orders there are.</returns>
    public static int Take(Func<IInterleaving> begin)
    {
        // At each depth, the number of the choice to take and of the choices there were.
        var path = new List<(int Choice, int Width)>();
        var orders = 0;
        do
        {
            using var world = begin();
            var depth = 0;
            while (world.Choices() is { Count: > 0 } choices)
            {
                if (depth == path.Count)
                {
                    path.Add((0, choices.Count));
                }

                choices.Count.ShouldBe(path[depth].Width, "the same steps lead to the same place");
                world.Take(choices[path[depth].Choice]);
                depth++;
            }

            world.Check();
            orders++;
            while (path.Count > 0 && path[^1].Choice + 1 >= path[^1].Width)
            {
                path.RemoveAt(path.Count - 1);
            }

            if (path.Count > 0)
            {
                path[^1] = (path[^1].Choice + 1, path[^1].Width);
            }
        }
        while (path.Count > 0);

        return orders;
    }

    /// <summary>Every three of some kinds, in one order each: callers of the same kinds are alike.</summary>
    public static TheoryData<string> Three(string kinds) =>
    [
        .. from first in Enumerable.Range(0, kinds.Length)
           from second in Enumerable.Range(first, kinds.Length - first)
           from third in Enumerable.Range(second, kinds.Length - second)
           select $"{kinds[first]}{kinds[second]}{kinds[third]}",
    ];
}

/// <summary>A world whose next step is a choice.</summary>
internal interface IInterleaving : IDisposable
{
    /// <summary>The steps that can be taken now; none when all is done.</summary>
    IReadOnlyList<string> Choices();

    /// <summary>Takes one of them.</summary>
    void Take(string choice);

    /// <summary>Fails when something is wrong at the end.</summary>
    void Check();
}

/// <summary>A caller who is taken from step to step.</summary>
/// <param name="kind">N reads now, R reads recent, W writes, D deletes, C reads now and is cancelled.</param>
/// <param name="steps">How many steps of its own it has.</param>
internal sealed class InterleavedCaller(char kind, int steps = 1)
{
    public char Kind { get; } = kind;

    public int StepsTaken { get; set; }

    public bool HasSteps => StepsTaken < steps;

    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>The step at which it asked.</summary>
    public int Arrived { get; set; }

    public DateTimeOffset ArrivedAt { get; set; }

    public Task<MediaProviderList>? List { get; set; }

    public IDisposable? Write { get; set; }

    /// <summary>The call that writes or deletes.</summary>
    public Task? Change { get; set; }

    /// <summary>The step at which that call had returned; null while it has not.</summary>
    public int? ChangedBy { get; set; }

    /// <summary>Callers of one kind that stand at the same step are alike: only the first of them is a choice.</summary>
    public static IEnumerable<string> Choices(IReadOnlyList<InterleavedCaller> callers) =>
        Enumerable.Range(0, callers.Count)
            .Where(index => callers[index].HasSteps && !callers.Take(index)
                .Any(other => other.Kind == callers[index].Kind && other.StepsTaken == callers[index].StepsTaken))
            .Select(index => $"{index}");
}
