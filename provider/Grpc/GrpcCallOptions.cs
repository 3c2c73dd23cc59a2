namespace MediaProviders.Grpc;

/// <summary>What one call of a <see cref="GrpcChannel"/> carries beside its message.</summary>
public sealed class GrpcCallOptions
{
    /// <summary>Metadata to send; none by default.</summary>
    public Metadata? Headers { get; init; }

    /// <summary>How long the answer may take, from the moment of the call; null, the default, means for ever. Zero or less has passed already.</summary>
    public TimeSpan? Timeout { get; init; }
}
