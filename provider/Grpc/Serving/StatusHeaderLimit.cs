namespace MediaProviders.Grpc.Serving;

/// <summary>How many bytes of header fields a client takes.</summary>
internal static class StatusHeaderLimit
{
    /// <summary>What grpc-go accepts without announcing it: 16 MiB (its default for MaxHeaderListSize).</summary>
    public const long Unannounced = 16 * 1024 * 1024;

    /// <summary>Kept free for the fields of HTTP itself in an answer without messages: status, content type, date.</summary>
    public const long HttpFields = 512;
}
