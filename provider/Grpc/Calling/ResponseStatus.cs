using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using MediaProviders.Grpc.Framing;
using MediaProviders.Grpc.Wire;

namespace MediaProviders.Grpc.Calling;

/// <summary>How a call ended, as the client sees it.</summary>
internal static class ResponseStatus
{
    /// <summary>Whether the server said how the call ended.</summary>
    public static bool IsPresent(HttpResponseMessage response) => FindFields(response) is not null;

    /// <summary>The failure the server told of; null when it told of none.</summary>
    public static RpcException? Read(HttpResponseMessage response)
    {
        if (FindFields(response) is not { } fields)
        {
            return null;
        }

        var isNumber = int.TryParse(Text(fields, GrpcFields.Status), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number == (int)StatusCode.OK)
        {
            return null;
        }

        // A code of a later version of gRPC is treated as UNKNOWN ("gRPC over HTTP2", Status).
        var code = isNumber && number is > 0 and <= (int)StatusCode.Unauthenticated ? (StatusCode)number : StatusCode.Unknown;
        return new RpcException(code, StatusMessage.Decode(Text(fields, GrpcFields.Message) ?? string.Empty), Details(fields, code));
    }

    /// <summary>The failure behind an HTTP status other than 200 ("HTTP to gRPC Status Code Mapping").</summary>
    public static RpcException ForHttpStatus(HttpStatusCode status, string path) => new(
        status switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"'{path}' was answered with HTTP status {(int)status}, not by gRPC.");

    /// <summary>The failure behind an error of HTTP/2 or the connection ("gRPC over HTTP2", Errors).</summary>
    public static RpcException ForTransportError(Exception error, string target, string path)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException reset)
            {
                var code = (Http2Error)reset.ErrorCode switch
                {
                    // NO_ERROR without a status is a server on its way out: .NET does not tell its GOAWAY from a RST_STREAM.
                    Http2Error.None or Http2Error.RefusedStream => StatusCode.Unavailable,
                    Http2Error.Cancel => StatusCode.Cancelled,
                    Http2Error.EnhanceYourCalm => StatusCode.ResourceExhausted,
                    Http2Error.InadequateSecurity => StatusCode.PermissionDenied,
                    _ => StatusCode.Internal,
                };
                return new(code, $"'{target}' broke off '{path}' (HTTP/2 error {reset.ErrorCode}).", null, error);
            }
        }

        return error is HttpRequestException or IOException or OperationCanceledException
            ? new(StatusCode.Unavailable, $"Calling '{path}' failed: no connection to '{target}'. Check that the server runs and listens there.", null, error)
            : new(StatusCode.Internal, $"Calling '{path}' at '{target}' failed.", null, error);
    }

    private static HttpResponseHeaders? FindFields(HttpResponseMessage response) =>
        response.TrailingHeaders.NonValidated.Contains(GrpcFields.Status) ? response.TrailingHeaders
        : response.Headers.NonValidated.Contains(GrpcFields.Status) ? response.Headers
        : null;

    private static string? Text(HttpResponseHeaders fields, string name) =>
        fields.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static IReadOnlyList<IMessage>? Details(HttpResponseHeaders fields, StatusCode code)
    {
        if (Text(fields, GrpcFields.Details) is not { } text || !BinaryValue.TryDecode(text, out var bytes))
        {
            return null;
        }

        try
        {
            var status = Status.Parser.ParseFrom(bytes);
            return status.Code == (int)code ? [.. status.Details] : null;
        }
        catch (InvalidProtocolBufferException)
        {
            // The status itself is known; a broken annex does not replace it.
            return null;
        }
    }
}
