using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A configuration completed from the environment, with the variable that each such value came from.</summary>
/// <remarks>
/// Only the plugin fills these in, never an SDK: only the plugin knows that a program gave a <c>region</c>, in which case a <c>SINCH_ENDPOINT</c> of the shell
/// must not send the token elsewhere.
/// </remarks>
/// <param name="Sources">The variable of each value that came from the environment, by property name.</param>
internal sealed record EnvironmentDefaults(ObjectValue Configuration, IReadOnlyDictionary<string, string> Sources)
{
    /// <param name="mayComplete">True for a property that may be taken from the environment.</param>
    public static EnvironmentDefaults Complete(ObjectValue configuration, HostEnvironment environment, Func<Property, bool> mayComplete)
    {
        var given = ConfigurationText.Present(ProviderConfigShape.Shape, configuration);
        var complete = given;
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);

        // Region and endpoint are one setting: a program that gives either of them has chosen the address.
        var hasAddress = !given["region"].IsAbsent || !given["endpoint"].IsAbsent;
        foreach (var property in ProviderConfigShape.Shape.Properties)
        {
            var isMissing = given[property.Name].IsAbsent && mayComplete(property) && !(hasAddress && property.Name is "region" or "endpoint");
            if (isMissing && property.Environment.FirstOrDefault(name => TextOf(environment, name) is not null) is { } source)
            {
                complete = complete.With(property.Name, new Value.Text(TextOf(environment, source)!));
                sources.Add(property.Name, source);
            }
        }

        return new EnvironmentDefaults(complete, sources);
    }

    /// <summary>The trimmed value of a variable; null when it is not set, empty or the text <c>null</c>.</summary>
    public static string? TextOf(HostEnvironment environment, string name) => Trimmed(environment.Variable(name));

    /// <summary>The text without the white space that files and pipelines add; null when nothing is left, or the text <c>null</c>.</summary>
    public static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed && trimmed != "null" ? trimmed : null;

    /// <summary>The problems of the configuration. A problem of a value from the environment names the variable.</summary>
    public List<Problem> Validate() => ConfigurationRules.Validate(ConfigurationText.Interpret(ProviderConfigShape.Shape, Configuration)).ConvertAll(problem =>
        Sources.TryGetValue(problem.Path.TopLevel, out var variable) ? problem with { Place = PlaceOf(variable) } : problem);

    public static string PlaceOf(string variable) => $"the environment variable {variable}";
}

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

        var token = EnvironmentDefaults.TextOf(environment, Variable);
        var place = EnvironmentDefaults.PlaceOf(Variable);
        if (token is null && EnvironmentDefaults.TextOf(environment, FileVariable) is { } path)
        {
            place = $"the file {NamedFile.Shown(path)} that {FileVariable} names";
            if (TryRead(path, out token) is { } fault)
            {
                problems.Add(new Problem(PropertyPath.Root.Then(Key), $"{place} {fault}. Correct the path, the file or its permissions."));
                return null;
            }
        }

        if (token is null || RequestHeaders.IsValue(token))
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
