using Google.Protobuf;

namespace MediaProviders.Grpc;

/// <summary>
/// A call that ended with a status other than OK. A handler throws it to choose status, message and details; a client gets it
/// when the server, or the way there, says no.
/// </summary>
public sealed class RpcException : Exception
{
    /// <param name="status">Any code but <see cref="StatusCode.OK"/>.</param>
    /// <param name="message">A text for people; it travels in <c>grpc-message</c>.</param>
    /// <param name="details">
    /// Messages that travel in <c>grpc-status-details-bin</c> as a <c>google.rpc.Status</c>; absent means no such trailer.
    /// </param>
    /// <param name="innerException">The cause; it never travels.</param>
    public RpcException(StatusCode status, string message, IReadOnlyList<IMessage>? details = null, Exception? innerException = null)
        : base(message, innerException)
    {
        if (status == StatusCode.OK)
        {
            throw new ArgumentOutOfRangeException(nameof(status), "OK is not a failure.");
        }

        Status = status;
        Details = details ?? [];
    }

    /// <summary>The status of the call; never OK.</summary>
    public StatusCode Status { get; }

    /// <summary>
    /// The details in order. On the server any message, which is packed when it is sent; on the client always
    /// <see cref="Google.Protobuf.WellKnownTypes.Any"/>.
    /// </summary>
    public IReadOnlyList<IMessage> Details { get; }
}
