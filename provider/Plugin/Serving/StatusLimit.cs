using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Plugin;

/// <summary>
/// Shortens a gRPC status to the client's header limit. A client would discard a response with a larger header list, so parts of it are left out: first the
/// details, then the end of the message. The status code is always sent.
/// </summary>
internal static class StatusLimit
{
    private const string Message = "grpc-message";
    private const string Details = "grpc-status-details-bin";

    // HTTP/2 counts 32 bytes for each field in addition to its name and value (RFC 9113, section 6.5.2).
    private const int FieldOverhead = 32;
    private const int EscapeLength = 3;

    // The other fields of a response without messages: grpc-status, and HTTP's status, content type and date.
    private const int OtherFields = 600;

    public static void Fit(HttpResponse response, long maxBytes)
    {
        var fields = response.HasStarted ? response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : response.Headers;
        if (fields is null || fields.IsReadOnly || fields[Message] is not [{ } message])
        {
            return;
        }

        var room = maxBytes - OtherFields - Message.Length - FieldOverhead;
        var details = fields[Details] is [{ } text] ? text.Length + Details.Length + FieldOverhead : 0;
        if (details > 0 && message.Length + details > room)
        {
            fields.Remove(Details);
        }

        if (message.Length > room)
        {
            fields[Message] = Cut(message, (int)Math.Max(0, room));
        }
    }

    /// <summary>The percent-encoded text, cut after the last complete character that fits.</summary>
    internal static string Cut(string encoded, int length)
    {
        // Not inside an escape: '%' and two digits.
        var escape = encoded.LastIndexOf('%', Math.Max(0, length - 1), Math.Min(length, EscapeLength - 1));
        length = escape >= 0 ? escape : length;

        // Nor before a UTF-8 continuation byte: 80 to BF.
        while (length >= EscapeLength && length + 1 < encoded.Length && encoded[length] == '%' && encoded[length + 1] is '8' or '9' or 'A' or 'B')
        {
            length -= EscapeLength;
        }

        return encoded[..length];
    }
}
