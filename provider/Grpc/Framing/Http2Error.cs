namespace MediaProviders.Grpc.Framing;

/// <summary>Why a stream was reset (RFC 9113, section 7); only those that gRPC gives a meaning.</summary>
internal enum Http2Error
{
    /// <summary>NO_ERROR: the answer is complete and the rest of the request is not needed.</summary>
    None = 0,

    /// <summary>REFUSED_STREAM: nothing was done.</summary>
    RefusedStream = 7,

    /// <summary>CANCEL: the stream is no longer needed.</summary>
    Cancel = 8,

    /// <summary>ENHANCE_YOUR_CALM: the peer does too much.</summary>
    EnhanceYourCalm = 11,

    /// <summary>INADEQUATE_SECURITY.</summary>
    InadequateSecurity = 12,
}
