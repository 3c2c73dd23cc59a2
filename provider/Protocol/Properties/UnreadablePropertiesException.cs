namespace MediaProviders.Protocol.Properties;

/// <summary>Property bytes that cannot be read.</summary>
/// <param name="isMalformed">
/// True when the bytes are no <c>google.protobuf.Struct</c>, as every protobuf reader would say; false when they are one, but hold what this provider does not take.
/// </param>
/// <param name="message">What was being read and what is wrong with it. Never a value.</param>
internal sealed class UnreadablePropertiesException(bool isMalformed, string message) : Exception(message)
{
    /// <summary>True when the bytes are no <c>google.protobuf.Struct</c>.</summary>
    public bool IsMalformed { get; } = isMalformed;
}
