namespace MediaProviders.LocalEngine.Deployment;

/// <summary>A resource as the program wants it.</summary>
/// <param name="State">Urn, type, unchecked inputs, dependencies and options, as the state will hold them.</param>
/// <param name="Aliases">Urns it may have had.</param>
internal sealed record ResourceGoal(ResourceState State, ProviderInstance Provider, IReadOnlyList<string> Aliases)
{
    /// <summary>The <c>deleteBeforeReplace</c> option; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The id of the <c>import</c> option, or null.</summary>
    public string? ImportId { get; init; }
}
