using MediaProviders.Api;

namespace MediaProviders.Tests.Api;

/// <summary>A caller of shared reads, taken from step to step.</summary>
/// <param name="kind">N reads now, R reads recent, W writes or deletes, C reads now and is cancelled.</param>
internal sealed class InterleavedCaller(char kind)
{
    public char Kind { get; } = kind;

    public int StepsTaken { get; set; }

    public bool HasSteps => StepsTaken < (Kind is 'W' or 'C' ? 2 : 1);

    public CancellationTokenSource Cancellation { get; } = new();

    public int Arrived { get; set; }

    public DateTimeOffset ArrivedAt { get; set; }

    public Task<MediaProviderList>? List { get; set; }

    public IDisposable? Write { get; set; }
}
