namespace MediaProviders.Conformance.Tests;

/// <summary>How one test of the Node client ended, as its reporter writes it, a line of JSON for each.</summary>
/// <param name="File">The script, without its folder.</param>
/// <param name="Name">What the test is called there.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Reason">Why not; empty when it passed.</param>
internal sealed record NodeOutcome(string File, string Name, bool Passed, string Reason);
