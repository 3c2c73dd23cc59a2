using MediaProviders.Schema;
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
