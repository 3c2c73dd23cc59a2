namespace MediaProviders.Benchmarks.Measurements;

/// <summary>One start of a peer. What a bare server cannot be asked is not a number.</summary>
/// <param name="PortMilliseconds">From exec to the port line.</param>
/// <param name="InfoMilliseconds">From exec to the answer to GetPluginInfo.</param>
/// <param name="CheckMilliseconds">From exec to the answer to the first Check, Configure included.</param>
/// <param name="ResidentAtPort">MiB at the port line.</param>
/// <param name="ResidentAtCheck">MiB after the first Check.</param>
internal sealed record StartSample(double PortMilliseconds, double InfoMilliseconds, double CheckMilliseconds, double ResidentAtPort, double ResidentAtCheck);
