using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A configuration with what the environment says where it says nothing, and which variable each such value came from.</summary>
/// <remarks>
/// The plugin alone fills these in, never an SDK: only here it is known that a program gave a <c>region</c>, so that no <c>SINCH_ENDPOINT</c> of a shell may
/// take the token elsewhere.
/// </remarks>
/// <param name="Sources">The variable by the name of the property that it gave.</param>
internal sealed record EnvironmentDefaults(ObjectValue Configuration, IReadOnlyDictionary<string, string> Sources)
{
    public static EnvironmentDefaults Complete(ObjectValue configuration, HostEnvironment environment, Func<Property, bool> counts)
    {
        var given = ConfigurationText.Present(ProviderConfigShape.Shape, configuration);
        var complete = given;
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);

        // Region and endpoint are one setting: a program that gives either has said where its bots live.
        var hasAddress = !given["region"].IsAbsent || !given["endpoint"].IsAbsent;
        foreach (var property in ProviderConfigShape.Shape.Properties)
        {
            var isOpen = given[property.Name].IsAbsent && counts(property) && !(hasAddress && property.Name is "region" or "endpoint");
            if (isOpen && property.Environment.FirstOrDefault(name => TextOf(environment, name) is not null) is { } source)
            {
                complete = complete.With(property.Name, new Value.Text(TextOf(environment, source)!));
                sources.Add(property.Name, source);
            }
        }

        return new EnvironmentDefaults(complete, sources);
    }

    /// <summary>What a variable means; null when it is not set, or set to nothing or to the text <c>null</c>.</summary>
    public static string? TextOf(HostEnvironment environment, string name) => Meant(environment.Variable(name));

    /// <summary>What a text from outside a program means: without the blanks and line ends of files and pipelines; null for nothing or <c>null</c>.</summary>
    public static string? Meant(string? text) => text?.Trim() is { Length: > 0 } meant && meant != "null" ? meant : null;

    /// <summary>What is wrong; a problem of a value that came from a variable names the variable.</summary>
    public List<Problem> Validate() => ConfigurationRules.Validate(ConfigurationText.Interpret(ProviderConfigShape.Shape, Configuration)).ConvertAll(problem =>
        Sources.TryGetValue(problem.Path.TopLevel, out var variable) ? problem with { Place = PlaceOf(variable) } : problem);

    public static string PlaceOf(string variable) => $"the environment variable {variable}";
}
