namespace MediaProviders.Benchmarks.Curves;

/// <summary>What two commands cost for some resources at some latency.</summary>
/// <param name="Latency">Of each answer of the API, in milliseconds.</param>
/// <param name="Resources">All of one bot.</param>
internal sealed record GrowthPoint(int Latency, int Resources, CommandSample Up, CommandSample Refresh);
