namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Figures of many lifecycles. One thread counts in one tally; tallies add up.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> stops = new(StringComparer.Ordinal);

    public int Lifecycles { get; private set; }

    public int Commands { get; private set; }

    public int Plugins { get; private set; }

    public int Requests { get; private set; }

    /// <summary>Times a stack came to rest.</summary>
    public int Settled { get; set; }

    /// <summary>Times its program was rightly refused and had to be changed for that.</summary>
    public int Remedied { get; set; }

    /// <summary>Times names were beyond the fence of a provider that the program no longer had.</summary>
    public int FencedForGood { get; set; }

    public int Violations { get; set; }

    /// <summary>A command is run.</summary>
    public void Count(LifecycleStep step)
    {
        Commands++;
        if (step.Stop is { } stop)
        {
            stops[stop.ToString()] = stops.GetValueOrDefault(stop.ToString()) + 1;
        }
    }

    /// <summary>A lifecycle has ended.</summary>
    public void Add(SimulatedStack stack)
    {
        Lifecycles++;
        Plugins += stack.Host.Started;
        Requests += stack.RequestsInAll;
        Add(faults, stack.One.Felt);
        Add(faults, stack.Two.Felt);
    }

    /// <summary>Adds another tally.</summary>
    public void Add(Tally other)
    {
        Lifecycles += other.Lifecycles;
        Commands += other.Commands;
        Plugins += other.Plugins;
        Requests += other.Requests;
        Settled += other.Settled;
        Remedied += other.Remedied;
        FencedForGood += other.FencedForGood;
        Violations += other.Violations;
        Add(faults, other.faults);
        Add(stops, other.stops);
    }

    /// <summary>The figures as a table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"lifecycles {Lifecycles}, commands {Commands}, plugin processes {Plugins}, requests {Requests}, came to rest {Settled} (after a change of "
            + $"the refused program {Remedied}), fenced for good {FencedForGood}, violations {Violations}\n");
        text.Append($"cut short: {string.Join(", ", stops.Select(stop => $"{stop.Key} {stop.Value}"))}\n");
        text.Append($"faults felt ({faults.Values.Sum()}): {string.Join(", ", faults.Select(fault => $"{fault.Key} {fault.Value}"))}\n");
        return text.ToString();
    }

    private static void Add(SortedDictionary<string, int> into, IReadOnlyDictionary<string, int> from)
    {
        foreach (var (key, count) in from)
        {
            into[key] = into.GetValueOrDefault(key) + count;
        }
    }
}
