using System.Net;

namespace MediaProviders.Grpc;

/// <summary>What a <see cref="GrpcServer"/> serves, and within which bounds.</summary>
public sealed class GrpcServerOptions
{
    /// <summary>400 MiB, what both sides of Pulumi's gRPC accept (seen in Pulumi 3.260).</summary>
    public const int DefaultMaxMessageBytes = 400 * 1024 * 1024;

    /// <summary>Creates the services of one connection; asked once per connection, at its first call.</summary>
    public required Func<GrpcConnection, IReadOnlyList<GrpcService>> Services { get; init; }

    /// <summary>The port on 127.0.0.1; 0, the default, lets the system choose a free one.</summary>
    public int Port { get; init; }

    /// <summary>The largest message accepted or sent, in bytes without its prefix; larger ones are RESOURCE_EXHAUSTED.</summary>
    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>
    /// Gives an exception of a handler its status. Null, or an answer of null, means UNKNOWN with a text that says nothing of the
    /// exception. It is not asked about an <see cref="RpcException"/>, nor about the cancellation of a call that was cancelled.
    /// </summary>
    public Func<Exception, RpcException?>? MapException { get; init; }

    /// <summary>
    /// Wraps the handler of each call, such as in a span. It must call and await the given function once. That function throws an
    /// <see cref="RpcException"/> when the call fails, so the status is known; it must be let through.
    /// </summary>
    public Func<CallContext, Func<Task>, Task>? Around { get; init; }

    /// <summary>Whether grpc.health.v1.Health is served; true by default.</summary>
    public bool Health { get; init; } = true;

    /// <summary>
    /// A serialized google.protobuf.FileDescriptorSet that server reflection (v1 and v1alpha) shows, beside health and reflection
    /// themselves; asked for at the first reflection call. Null, the default, means that reflection is not served.
    /// </summary>
    public Func<ReadOnlyMemory<byte>>? Reflection { get; init; }

    /// <summary>
    /// Called when a connection of another user of this machine has been closed unread, where the system tells whose it is (Linux). The clients of a loopback
    /// port are this user's own processes, and root's.
    /// </summary>
    public Action? StrangerTurnedAway { get; init; }

    /// <summary>Given both ends of a connection, this one first, whether it is another user's. Null, the default, asks the system.</summary>
    internal Func<EndPoint?, EndPoint?, bool>? IsStranger { get; init; }

    /// <summary>The clock of deadlines and of the grace while stopping.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
