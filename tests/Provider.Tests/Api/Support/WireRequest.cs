using System.Globalization;

namespace MediaProviders.Tests.Api;

/// <summary>One request as it came.</summary>
/// <param name="Line">The request line, raw.</param>
/// <param name="Headers">The header lines, raw, in order.</param>
/// <param name="Body">The body.</param>
public sealed record WireRequest(string Line, IReadOnlyList<string> Headers, string Body)
{
    /// <summary>Completes when the client closes the connection before it is answered.</summary>
    public Task Closed { get; set; } = Task.CompletedTask;

    /// <summary>The method.</summary>
    public string Method => Line.Split(' ')[0];

    /// <summary>The request target, raw.</summary>
    public string Target => Line.Split(' ')[1];

    /// <summary>The value of a header; null without it.</summary>
    public string? this[string name] =>
        Headers.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    /// <summary>Takes a whole request from the front of what has come; null when it is not whole yet.</summary>
    internal static WireRequest? TryTake(List<byte> received)
    {
        var text = Encoding.Latin1.GetString([.. received]);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var lines = text[..end].Split("\r\n");
        var request = new WireRequest(lines[0], lines[1..], "");
        var length = int.Parse(request["Content-Length"] ?? "0", CultureInfo.InvariantCulture);
        if (received.Count < end + 4 + length)
        {
            return null;
        }

        var body = Encoding.UTF8.GetString([.. received[(end + 4)..(end + 4 + length)]]);
        received.RemoveRange(0, end + 4 + length);
        return request with { Body = body };
    }
}
