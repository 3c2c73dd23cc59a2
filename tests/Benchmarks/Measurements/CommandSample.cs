namespace MediaProviders.Benchmarks.Measurements;

/// <summary>What the calls of one command cost.</summary>
/// <param name="Seconds">From the first call to the last answer.</param>
/// <param name="PeakMebibytes">The most memory the plugin held until then.</param>
internal sealed record CommandSample(double Seconds, int Gets, int Posts, double PeakMebibytes);
