namespace MediaProviders.Benchmarks.Measurements;

/// <summary>What calls about one resource allocate, in bytes, beyond their messages.</summary>
/// <param name="Check">From the bytes of the request to those of the answer.</param>
/// <param name="Diff">The same, for a resource that has not changed.</param>
/// <param name="Read">The same, from a list that a Read before it has asked for.</param>
internal sealed record AllocationSample(double Check, double Diff, double Read);
