namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A call that a plugin answered with an error status.</summary>
public sealed class PluginCallException : Exception
{
    /// <summary>Creates the error of one call.</summary>
    /// <param name="code">The gRPC status code by name, such as <c>INVALID_ARGUMENT</c>.</param>
    /// <param name="message">The status message.</param>
    /// <param name="details">The details by full message name, such as <c>pulumirpc.ErrorResourceInitFailed</c>.</param>
    /// <param name="innerException">What the client reported, if anything.</param>
    public PluginCallException(string code, string message, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? details = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Details = details ?? new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
    }

    /// <summary>The gRPC status code by name.</summary>
    public string Code { get; }

    /// <summary>The details, each as protobuf bytes under its full message name.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Details { get; }
}
