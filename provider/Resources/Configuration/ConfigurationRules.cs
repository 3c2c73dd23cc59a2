using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The rules of a configuration beyond the types of its values.</summary>
internal static class ConfigurationRules
{
    /// <summary>Of a text that no header can carry.</summary>
    public const string CannotBeSent = "contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters "
        + "beyond ASCII.";

    /// <summary>Of a prefix that no name can begin with.</summary>
    public static string IllegalPrefix { get; } = $"may only contain the letters A-Z and a-z, '-' and '_', at most {NameRule.LongestPrefix} of them, because "
        + "every name starts with it.";

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
        void Refuse(string name, string fault) => problems.Add(new Problem(PropertyPath.Root.Then(name), fault));
        if (config["endpoint"].IsAbsent && config["region"].IsAbsent)
        {
            Refuse("region", "is required unless 'endpoint' is set. Set it to 'us1' or 'eu1', the region of the bot, or set the environment variable "
                + "SINCH_REGION.");
        }
        else if (Text(config, "endpoint") is { Length: > 0 } endpoint && BaseAddress.Normalise(endpoint, out var problem) is null)
        {
            Refuse("endpoint", problem);
        }

        if (Text(config, NamePrefixRule.Key) is { Length: > 0 } prefix && !NameRule.IsPrefix(prefix))
        {
            Refuse(NamePrefixRule.Key, IllegalPrefix);
        }

        var (certificate, key) = (config["clientCertificateFile"], config["clientKeyFile"]);
        if (certificate.IsAbsent != key.IsAbsent && !certificate.IsUnknown && !key.IsUnknown)
        {
            Refuse("clientCertificateFile", "must be given together with 'clientKeyFile': give both or neither.");
        }

        if (Text(config, TokenSource.Key) is { Length: > 0 } token && !RequestHeaders.IsValue(token))
        {
            Refuse(TokenSource.Key, CannotBeSent);
        }

        problems.AddRange(config["headers"].Plain is ObjectValue headers ? ProblemsOf(headers) : []);
        return problems;
    }

    private static IEnumerable<Problem> ProblemsOf(ObjectValue headers)
    {
        var each = headers.Members.Select(header => (header.Key, Fault: RequestHeaders.FindNameProblem(header.Key) is { } problem ? $"{problem}."
            : header.Value.Plain is Value.Text text && !RequestHeaders.IsValue(text.Content) ? CannotBeSent
            : ""));
        var twice = headers.Members.GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any())
            .Select(same => (same.First().Key, Fault: "is given more than once: header names are not case-sensitive. Give it once."));
        return each.Concat(twice).Where(header => header.Fault.Length > 0)
            .Select(header => new Problem(PropertyPath.Root.Then("headers").Then(Printable.Of(header.Key)), header.Fault));
    }

    /// <summary>The text under <paramref name="name"/>, or null when it is absent, unknown or no text.</summary>
    public static string? Text(ObjectValue config, string name) => (config[name].Plain as Value.Text)?.Content;
}
