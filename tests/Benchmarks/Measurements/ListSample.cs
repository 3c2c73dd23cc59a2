namespace MediaProviders.Benchmarks.Measurements;

/// <summary>What a long list costs.</summary>
/// <param name="Milliseconds">To receive it, parse it and find one entry.</param>
/// <param name="NeighbourTexts">How many passwords of entries that nobody asked for the plugin has made texts of, in all runs together; not a number where nobody may look.</param>
internal sealed record ListSample(double Milliseconds, double Mebibytes, double NeighbourTexts);
