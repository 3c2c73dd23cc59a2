namespace MediaProviders.Release;

/// <summary>A published vulnerability in a package that is in use.</summary>
/// <param name="Project">The project that uses it.</param>
/// <param name="Package">The package.</param>
/// <param name="Version">The version in use.</param>
/// <param name="Severity">As the advisory rates it.</param>
/// <param name="Address">Where the advisory is.</param>
internal sealed record Advisory(string Project, string Package, string Version, string Severity, string Address);
