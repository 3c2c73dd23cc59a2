namespace MediaProviders.Benchmarks.Measurements;

/// <summary>One process that answered many Checks, 16 at a time, from its start on.</summary>
/// <param name="ResidentAfterHalf">MiB after the first half of them.</param>
/// <param name="CpuMicroseconds">Processor time per Check, over all of them.</param>
internal sealed record ServingSample(double ResidentAfterHalf, double ResidentAfterAll, double CpuMicroseconds);
