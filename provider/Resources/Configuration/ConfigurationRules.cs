using MediaProviders.Resources.Entries;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources.Configuration;

/// <summary>What must hold of a configuration beyond the types of its values.</summary>
internal static class ConfigurationRules
{
    private static readonly string[] Engines = ["version", "pluginDownloadURL", "__internal"];

    /// <summary>
    /// Everything that is wrong with a configuration whose values are interpreted already and whose environment defaults are filled in.
    /// That the token is missing is no problem here: it may be in the environment, where it is looked for when the provider is configured.
    /// </summary>
    public static List<Problem> Validate(ObjectValue config)
    {
        // Pulumi's engine adds keys of its own, which no schema declares.
        var own = config.Keep((name, _) => !Engines.Contains(name, StringComparer.Ordinal));
        var problems = ProviderConfigShape.Shape.Validate(own);
        ValidateAddress(config, problems);
        if (Text(config, "requiredNamePrefix") is { Length: > 0 } prefix && !NameRule.IsPrefix(prefix))
        {
            problems.Add(new Problem(PropertyPath.Root.Then("requiredNamePrefix"), $"may only hold the letters A-Z and a-z, '-' and '_', at most {NameRule.LongestPrefix} of them, because every name starts with it."));
        }

        if (config["clientCertificateFile"].IsAbsent != config["clientKeyFile"].IsAbsent)
        {
            problems.Add(new Problem(PropertyPath.Root.Then("clientCertificateFile"), "and 'clientKeyFile' go together: give both or neither."));
        }

        if (config["headers"].Plain is ObjectValue headers)
        {
            foreach (var (name, _) in headers.Keep((name, value) => !IsHeaderName(name) || !IsHeaderValue(value)).Members)
            {
                problems.Add(new Problem(PropertyPath.Root.Then("headers").Then(Printable.Of(name)), "cannot be sent: a header's name is a token (letters, digits and a few signs), its value is a text without line breaks."));
            }
        }

        return problems;
    }

    private static void ValidateAddress(ObjectValue config, List<Problem> problems)
    {
        if (config["endpoint"].IsAbsent && config["region"].IsAbsent)
        {
            problems.Add(new Problem(PropertyPath.Root.Then("region"), "is required unless 'endpoint' is set: say where the bot lives, 'us1' or 'eu1', here or in the environment variable SINCH_REGION."));
        }
        else if (Text(config, "endpoint") is { Length: > 0 } endpoint && BaseAddress.Normalise(endpoint, out var problem) is null)
        {
            problems.Add(new Problem(PropertyPath.Root.Then("endpoint"), problem));
        }
    }

    /// <summary>The text under <paramref name="name"/>, or null when it is absent, unknown or no text.</summary>
    public static string? Text(ObjectValue config, string name) => (config[name].Plain as StringValue)?.Content;

    // RFC 9110, section 5.6.2.
    private static bool IsHeaderName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static bool IsHeaderValue(Value value) =>
        value.Plain is not StringValue text || text.Content.All(c => c is '\t' or (>= ' ' and not '\x7f'));
}
