using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

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

/// <summary>What a call that failed says beside its code and its text.</summary>
public static class CallFailure
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The details in their order; none where the plugin sent none.</summary>
    public static IReadOnlyList<Any> Details(this RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Trailers.GetValueBytes(DetailsTrailer) is { } bytes ? Protocol.Wire.Rpc.Status.Parser.ParseFrom(bytes).Details : [];
    }

    /// <summary>The status code as gRPC spells it: <c>InvalidArgument</c> is <c>INVALID_ARGUMENT</c>.</summary>
    public static string NameOf(StatusCode status) => string.Concat(
        status.ToString().Select(
            (letter, index) => index > 0 && char.IsUpper(letter) && status != StatusCode.OK ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    /// <summary>The failure as the engine takes it.</summary>
    public static PluginCallException ToPluginCall(this RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var details = failure.Details()
            .GroupBy(any => Any.GetTypeName(any.TypeUrl), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (ReadOnlyMemory<byte>)group.First().Value.Memory, StringComparer.Ordinal);
        return new PluginCallException(NameOf(failure.StatusCode), failure.Status.Detail, details, failure);
    }
}
