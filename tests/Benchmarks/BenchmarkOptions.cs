namespace MediaProviders.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>What the command line knows.</summary>
    public const string Usage = """
        Measures MediaProviders and its peers on this machine and prints the tables of docs/performance.md, in Markdown.

        Usage: dotnet run -c Release --project tests/Benchmarks -- [OPTION...]

          --runs N        Starts of each peer; the median is printed. At least 15, the default.
          --checks N      Checks each serving process answers. Default 20000.
          --without PEER  Leaves out 'native', 'build', 'kestrel' or 'node'; the table then does not show it.
          --settings      Measures instead how the runtime's settings and ReadyToRun change the start of the 'dotnet build' form.
          --curves DIR    Measures growth instead, up to 10,000 resources and 200 ms of latency, and draws it into DIR. Takes about eight minutes.

        """;

    private const int LeastRuns = 15;

    /// <summary>Starts of each peer.</summary>
    public int Runs { get; private init; } = LeastRuns;

    /// <summary>Checks of each serving process.</summary>
    public int Checks { get; private init; } = 20_000;

    /// <summary>The peers left out.</summary>
    public IReadOnlySet<string> Without { get; private init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True when the settings of the runtime are to be compared instead.</summary>
    public bool Settings { get; private init; }

    /// <summary>Where the curves are drawn to; null when none are asked for.</summary>
    public string? Curves { get; private init; }

    /// <summary>Reads the command line; null when it is not understood.</summary>
    public static BenchmarkOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchmarkOptions();
        for (var rest = arguments; rest.Length > 0;)
        {
            var taken = 2;
            switch (rest)
            {
                case ["--runs", var text, ..] when TryRead(text, LeastRuns, out var runs):
                    options = options with { Runs = runs };
                    break;
                case ["--checks", var text, ..] when TryRead(text, 2, out var checks):
                    options = options with { Checks = checks };
                    break;
                case ["--without", var peer, ..]:
                    options = options with { Without = new HashSet<string>(options.Without, StringComparer.Ordinal) { peer } };
                    break;
                case ["--settings", ..]:
                    options = options with { Settings = true };
                    taken = 1;
                    break;
                case ["--curves", var folder, ..]:
                    options = options with { Curves = folder };
                    break;
                default:
                    return null;
            }

            rest = rest[taken..];
        }

        return options;
    }

    private static bool TryRead(string text, int least, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least;
}
