namespace MediaProviders.LocalEngine.Results;

/// <summary>One stack output.</summary>
/// <param name="Json">Its value as JSON text, in clear.</param>
/// <param name="IsSecret">True when it is a secret as a whole.</param>
public sealed record OutputValue(string Json, bool IsSecret)
{
    /// <summary>The value for people: <c>[secret]</c> for a secret, <c>[unknown]</c> for what only the update will know.</summary>
    public override string ToString() => IsSecret ? "[secret]" : Json.Replace($"\"{UnknownValue.TextSentinel}\"", "[unknown]", StringComparison.Ordinal);
}
