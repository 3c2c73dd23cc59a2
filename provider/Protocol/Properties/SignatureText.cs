using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>The signatures this provider writes, as values.</summary>
internal static class SignatureText
{
    /// <summary>See <see cref="Signature.Secret"/>.</summary>
    public static StringValue Secret { get; } = new(Signature.Secret);

    /// <summary>See <see cref="Signature.Output"/>.</summary>
    public static StringValue Output { get; } = new(Signature.Output);
}
