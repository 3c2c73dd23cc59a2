namespace MediaProviders.Commands.Importing;

/// <summary>Words as a POSIX shell reads them.</summary>
internal static class ShellText
{
    /// <summary>The text as one word.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',') && text[0] != '-'
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
