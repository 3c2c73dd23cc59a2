namespace MediaProviders.Grpc.Framing;

/// <summary>The names and values of header fields that gRPC gives a meaning ("gRPC over HTTP2").</summary>
internal static class GrpcFields
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Details = "grpc-status-details-bin";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    /// <summary>The one encoding understood: none.</summary>
    public const string Identity = "identity";

    public const string ContentType = "application/grpc";

    /// <summary>
    /// Whether the content type is gRPC with protobuf: <c>application/grpc</c> or <c>application/grpc+proto</c>, in any case, with or
    /// without parameters. Others, such as <c>application/grpc-web</c>, are other protocols.
    /// </summary>
    public static bool IsGrpcContentType(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(';');
        var type = (end < 0 ? value : value[..end]).Trim();
        return type.Equals(ContentType, StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/grpc+proto", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the field belongs to HTTP or gRPC itself and not to the metadata of the application.</summary>
    public static bool IsReserved(string name) =>
        name.StartsWith(':')
        || name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("host", StringComparison.OrdinalIgnoreCase)
        || name.Equals("te", StringComparison.OrdinalIgnoreCase);
}
