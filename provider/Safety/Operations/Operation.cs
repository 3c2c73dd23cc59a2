namespace MediaProviders.Safety;

internal sealed class Operation
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    /// <summary>The unique address of the resource in the user's programs; two operations on one resource carry the same one.</summary>
    public required string Address { get; init; }

    public required string Name { get; init; }

    /// <summary>True when nothing outside may be changed, only foretold.</summary>
    public bool Preview { get; init; }

    /// <summary>Waits and retries included.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    public IAdvice Advice { get; init; } = new IAdvice.Plain();

    public required Reporter Reporter { get; init; }

    /// <summary>Warns of what prevents it; false, for a caller who then goes no further.</summary>
    public bool Stop(string warning)
    {
        Reporter.Warn(warning);
        return false;
    }
}
