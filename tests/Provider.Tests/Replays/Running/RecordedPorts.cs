namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// Puts the ports of this machine in place of the recorded ones. They have as many digits, so that nothing else of a message changes, no length either:
/// the API's four, the engine's five. A port may be followed by any byte, a digit included, since the next field of a message begins there.
/// </summary>
/// <param name="api">The API's port, of four digits.</param>
internal sealed partial class RecordedPorts(int api)
{
    /// <summary>Where the API stood in the recordings.</summary>
    private const string RecordedApi = "8099";

    /// <summary>Whether the port can take the place of a recorded one of an engine.</summary>
    public static bool FitsEngine(int port) => port >= 10_000;

    /// <summary>A message with other ports.</summary>
    public byte[] Rewrite(byte[] message, int engine) => Encoding.Latin1.GetBytes(Rewrite(Encoding.Latin1.GetString(message), engine));

    /// <summary>An argument or environment variable with other ports; there the recording may say <c>ENGINE</c> for one.</summary>
    public string Rewrite(string text, int engine) =>
        RecordedPort().Replace(text, match => $"{match.Groups["host"].Value}:{(match.Groups["port"].Value == RecordedApi ? api : engine)}");

    /// <summary>A text of the plugin with the API's recorded port.</summary>
    public string Restore(string text) => text.Replace($"127.0.0.1:{api}", $"127.0.0.1:{RecordedApi}", StringComparison.Ordinal)
        .Replace($"localhost:{api}", $"localhost:{RecordedApi}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<host>127\.0\.0\.1|localhost):(?<port>8099|ENGINE|[1-6][0-9]{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex RecordedPort();
}
