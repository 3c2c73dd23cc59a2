namespace MediaProviders.Grpc;

/// <summary>The bounds of a <see cref="GrpcChannel"/>.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>The largest message sent or accepted, in bytes without its prefix; 400 MiB by default. Larger ones are RESOURCE_EXHAUSTED.</summary>
    public int MaxMessageBytes { get; init; } = GrpcServerOptions.DefaultMaxMessageBytes;

    /// <summary>How long a connection may take to be made before the call is UNAVAILABLE; 10 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
