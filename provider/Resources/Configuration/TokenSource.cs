using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// Finds the API token: in the configuration, else in <c>SINCH_API_TOKEN</c>, else in the file that <c>SINCH_API_TOKEN_FILE</c> names. The variables are read
/// only when the provider is configured, so that a token from the environment is never stored.
/// </summary>
internal static class TokenSource
{
    public const string Key = "apiToken";
    public const string Variable = "SINCH_API_TOKEN";

    /// <summary>The variable with the path of a file that contains the token.</summary>
    public const string FileVariable = "SINCH_API_TOKEN_FILE";

    // No token is as long, and no request could carry it.
    private const int LongestFile = 64 * 1024;

    /// <summary>The token; null when there is none, or when it is invalid, which adds to <paramref name="problems"/>.</summary>
    /// <param name="config">The interpreted configuration. A token in it is already validated.</param>
    public static string? Find(ObjectValue config, HostEnvironment environment, List<Problem> problems)
    {
        if (!config[Key].IsAbsent)
        {
            return config[Key].AsText();
        }

        if (EnvironmentDefaults.TextOf(environment, Variable) is { } token)
        {
            return Usable(token, EnvironmentDefaults.PlaceOf(Variable), problems);
        }

        if (EnvironmentDefaults.TextOf(environment, FileVariable) is not { } path)
        {
            return null;
        }

        var shown = $"the file {NamedFile.Shown(path)} that {FileVariable} names";
        if (TryRead(path, out var text) is { } fault)
        {
            problems.Add(new Problem(PropertyPath.Root.Then(Key), $"{shown} {fault}. Correct the path, the file or its permissions."));
            return null;
        }

        return Usable(text, shown, problems);
    }

    private static string? Usable(string token, string place, List<Problem> problems)
    {
        if (RequestHeaders.IsValue(token))
        {
            return token;
        }

        problems.Add(new Problem(PropertyPath.Root.Then(Key), ConfigurationRules.CannotBeSent) { Place = place });
        return null;
    }

    // Returns what is wrong with the file, or null.
    private static string? TryRead(string path, out string text)
    {
        text = "";
        try
        {
            if (Directory.Exists(path))
            {
                return "is a directory";
            }

            var length = NamedFile.LengthOf(path);
            if (length is 0 or > LongestFile)
            {
                return length == 0 ? "is empty, or is a pipe or a device" : "is larger than 64 KiB, too large for a token";
            }

            text = EnvironmentDefaults.Trimmed(File.ReadAllText(path)) ?? "";
            return text.Length == 0 ? "contains no token" : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return failure is FileNotFoundException or DirectoryNotFoundException ? "does not exist"
                : failure is UnauthorizedAccessException ? "cannot be read: access to it is denied"
                : "cannot be read";
        }
    }
}
