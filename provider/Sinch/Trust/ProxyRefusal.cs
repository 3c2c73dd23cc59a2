using System.Globalization;

namespace MediaProviders.Sinch.Trust;

/// <summary>Finds the status with which a proxy refused to connect. .NET's exception holds it in its message alone, as the last number.</summary>
internal static class ProxyRefusal
{
    /// <summary>The status; null when the proxy did not answer in HTTP. Nothing else of the message is used.</summary>
    public static int? StatusOf(Exception error)
    {
        var text = error.InnerException is null ? error.Message.AsSpan().TrimEnd("'\". ") : default;
        return text.Length > 3 && !char.IsAsciiDigit(text[^4]) && int.TryParse(text[^3..], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
    }
}
