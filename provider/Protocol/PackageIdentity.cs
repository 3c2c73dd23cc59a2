namespace MediaProviders.Protocol;

/// <summary>What a package goes by.</summary>
/// <param name="Name">The name: the first part of every token, and what configuration keys begin with.</param>
/// <param name="Version">The version, by semver.org, without a leading v.</param>
internal sealed record PackageIdentity(string Name, string Version)
{
    private const string Module = ":index:";

    /// <summary>The name within the package that <paramref name="token"/> stands for, or null when it is a token of another package or module.</summary>
    public string? NameIn(string token) =>
        token.Length > Name.Length + Module.Length && token.StartsWith(Name, StringComparison.Ordinal)
        && token.AsSpan(Name.Length).StartsWith(Module, StringComparison.Ordinal)
            ? token[(Name.Length + Module.Length)..]
            : null;
}
