namespace MediaProviders.Tests.Api;

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
            .Where(index => callers[index].HasSteps && !callers.Take(index).Any(other => other.Kind == callers[index].Kind && other.StepsTaken == callers[index].StepsTaken))
            .Select(index => $"{index}");
}
