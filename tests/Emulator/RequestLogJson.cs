using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>The log of requests as JSON: the counts, then the requests, oldest first.</summary>
internal static class RequestLogJson
{
    /// <summary>Writes the log.</summary>
    public static void Write(Utf8JsonWriter writer, RequestLog log)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", log.Total);
        writer.WriteNumber("inFlight", log.InFlight);
        writer.WriteNumber("maxInFlight", log.MaxInFlight);
        writer.WriteStartArray("requests");
        foreach (var request in log.All)
        {
            Write(writer, request);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LoggedRequest request)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", request.Number);
        writer.WriteString("at", request.At);
        writer.WriteString("method", request.Method);
        writer.WriteString("target", request.ShownTarget);
        if (request.Status is { } status)
        {
            writer.WriteNumber("status", status);
        }
        else
        {
            writer.WriteNull("status");
        }

        writer.WriteString("userAgent", request.UserAgent);
        writer.WriteString("contentType", request.ContentType);
        writer.WriteNumber("bodyLength", request.BodyLength);
        writer.WriteStartArray("headerNames");
        foreach (string name in request.HeaderNames)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteString("connection", request.Connection);
        writer.WriteString("clientCertificate", request.ClientCertificate);
        writer.WriteBoolean("faulted", request.Faulted);
        writer.WriteString("fault", request.Fault is { } fault ? FaultText.Effect(fault) : null);
        writer.WriteEndObject();
    }
}
