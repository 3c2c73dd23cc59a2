namespace MediaProviders.Resources;

/// <summary>Configuration that is missing.</summary>
/// <param name="missing">The keys, each with what it is for.</param>
internal sealed class MissingConfigurationException(IReadOnlyList<KeyValuePair<string, string>> missing)
    : Exception($"The provider is not configured: {string.Join(", ", missing.Select(m => $"'{m.Key}'"))} {(missing.Count == 1 ? "is" : "are")} missing.")
{
    /// <summary>The keys, each with what it is for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Missing { get; } = missing;
}
