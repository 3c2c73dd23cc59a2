namespace MediaProviders.Safety.Guards;

/// <summary>
/// What every name has to begin with: the configuration's <c>requiredNamePrefix</c>, and in addition the variable <c>SINCH_REQUIRED_NAME_PREFIX</c>. The variable is
/// read when the provider is configured and at no other time: it never enters the state, and so holds for <c>refresh</c> and <c>destroy</c> too, which are configured
/// from the state.
/// </summary>
/// <param name="Text">The prefix; empty when every name may be touched.</param>
/// <param name="IsFromEnvironment">True when the variable decides, false when the configuration does.</param>
internal sealed record NamePrefix(string Text, bool IsFromEnvironment = false)
{
    /// <summary>The key of the configuration.</summary>
    public const string Key = "requiredNamePrefix";

    /// <summary>The variable.</summary>
    public const string Variable = "SINCH_REQUIRED_NAME_PREFIX";

    /// <summary>No prefix.</summary>
    public static NamePrefix None { get; } = new("");

    /// <summary>Who asks for the prefix, in words for a message.</summary>
    public string Source => IsFromEnvironment ? $"the environment variable {Variable}" : Key;
}
