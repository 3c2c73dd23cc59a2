namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A call that a plugin answered with an error status.</summary>
/// <param name="code">The gRPC status code by name, such as <c>INVALID_ARGUMENT</c>.</param>
/// <param name="message">The status message.</param>
/// <param name="details">The details by full message name, such as <c>pulumirpc.ErrorResourceInitFailed</c>, each as protobuf bytes.</param>
/// <param name="innerException">What the client reported, if anything.</param>
public sealed class PluginCallException(
    string code, string message, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? details = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string Code => code;

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Details { get; } = details ?? new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
}
