using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources.Configuration;

/// <summary>From what a user configured to a <see cref="ProviderConfig"/>.</summary>
internal static class Configurations
{
    private const string TokenKey = "apiToken";

    // The shortest and the longest time that Polly takes for an attempt.
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromDays(1);

    /// <summary>
    /// Validates a configuration. The answer is what was given, with secrets marked and with the environment's word on where resources live, so that a
    /// change of it is seen. What the environment says of one machine only stays out of it, the token above all: the state goes to other machines.
    /// </summary>
    public static Checked Check(ObjectValue given, Surroundings surroundings)
    {
        var present = given.Keep((_, value) => !ConfigurationText.IsAbsent(value));
        var complete = WithEnvironment(present, surroundings, p => !p.EnvironmentStaysLocal);
        var problems = ConfigurationRules.Validate(ConfigurationText.Interpret(ProviderConfigShape.Shape, complete));
        return new Checked(ProviderConfigShape.Shape.Mark(complete), problems);
    }

    /// <summary>What a changed configuration means: a replacement when the base address is another one, an update for anything else.</summary>
    public static Plan Diff(ObjectValue last, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var shape = ProviderConfigShape.Shape;
        var (was, wanted) = (ConfigurationText.Interpret(shape, last), ConfigurationText.Interpret(shape, desired));
        var moved = !string.Equals(Service(was), Service(wanted), StringComparison.Ordinal);
        var changes = new List<Change>();
        foreach (var property in shape.Properties)
        {
            var path = PropertyPath.Root.Then(property.Name);
            var (before, after) = (was[property.Name], wanted[property.Name]);
            if ((before.IsAbsent && after.IsAbsent) || before.Matches(after) || ignored.Any(p => p.Contains(path)))
            {
                continue;
            }

            var kind = before.IsAbsent ? ChangeKind.Add : after.IsAbsent ? ChangeKind.Delete : ChangeKind.Update;
            changes.Add(new Change(path, kind, Replaces: moved && property.Name is "endpoint" or "region", InInputs: true));
        }

        return new Plan(changes);
    }

    /// <summary>Completes a configuration from the environment, the token included.</summary>
    /// <exception cref="MissingConfigurationException">There is no token.</exception>
    /// <exception cref="OperationFailedException">Something given cannot be right, or the token's file cannot be read.</exception>
    public static ProviderConfig Read(ObjectValue given, Surroundings surroundings)
    {
        var complete = WithEnvironment(given.Keep((_, value) => !ConfigurationText.IsAbsent(value)), surroundings, p => p.Name != TokenKey);
        var config = ConfigurationText.Interpret(ProviderConfigShape.Shape, complete);
        var problems = ConfigurationRules.Validate(config);
        problems.AddRange(config.Members.Where(m => m.Value.ContainsUnknown()).Select(m => new Problem(PropertyPath.Root.Then(m.Key), "is not known yet, and a provider works with known values only.")));
        if (problems.Count > 0)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"Configuring the provider failed. {string.Join(" ", problems.Select(p => $"{p.Path}: {p.Reason}"))}");
        }

        var token = ConfigurationRules.Text(config, TokenKey) is { Length: > 0 } configured ? configured : TokenFromEnvironment(surroundings);
        return new ProviderConfig
        {
            Token = new SecretText(token),
            Service = Service(config)!,
            Region = config["endpoint"].IsAbsent ? ConfigurationRules.Text(config, "region") : null,
            BotId = ConfigurationRules.Text(config, "botId"),
            RequiredNamePrefix = ConfigurationRules.Text(config, "requiredNamePrefix") ?? "",
            Headers = Headers(config["headers"]),
            CaCertificateFile = ConfigurationRules.Text(config, "caCertificateFile"),
            ClientCertificateFile = ConfigurationRules.Text(config, "clientCertificateFile"),
            ClientKeyFile = ConfigurationRules.Text(config, "clientKeyFile"),
            MaxConcurrentRequests = (int)Number(config, "maxConcurrentRequests")!.Value,
            MaxRequestsPerSecond = Number(config, "maxRequestsPerSecond"),
            RequestTimeout = TimeSpan.FromSeconds(Math.Clamp(Number(config, "requestTimeoutSeconds")!.Value, ShortestAttempt.TotalSeconds, LongestAttempt.TotalSeconds)),
            MaxRetries = (int)Number(config, "maxRetries")!.Value,
        };
    }

    private static ObjectValue WithEnvironment(ObjectValue given, Surroundings surroundings, Func<Property, bool> counts)
    {
        var complete = given;
        foreach (var property in ProviderConfigShape.Shape.Properties.Where(p => counts(p) && given[p.Name].IsAbsent))
        {
            // A region in the configuration must not lose to an endpoint that somebody's shell exports, nor the other way round.
            var isAddress = property.Name is "region" or "endpoint";
            if (isAddress && (!given["region"].IsAbsent || !given["endpoint"].IsAbsent))
            {
                continue;
            }

            if (property.Environment.Select(surroundings.Variable).FirstOrDefault(text => !string.IsNullOrEmpty(text)) is { } text)
            {
                complete = complete.With(property.Name, new StringValue(text));
            }
        }

        return complete;
    }

    private static string? Service(ObjectValue config)
    {
        if (!config["endpoint"].IsAbsent)
        {
            return ConfigurationRules.Text(config, "endpoint") is { } endpoint ? BaseAddress.Normalise(endpoint, out _) : null;
        }

        return ConfigurationRules.Text(config, "region") is { } region ? BaseAddress.OfRegion(region) : null;
    }

    private static string TokenFromEnvironment(Surroundings surroundings)
    {
        if (surroundings.Variable("SINCH_API_TOKEN")?.Trim() is { Length: > 0 } token)
        {
            return token;
        }

        var file = surroundings.Variable("SINCH_API_TOKEN_FILE");
        try
        {
            if (!string.IsNullOrEmpty(file) && File.ReadAllText(file).Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"Reading the API token failed: the file '{Printable.Of(file!)}' that SINCH_API_TOKEN_FILE names cannot be read ({failure.GetType().Name}). Mend the path or its permissions.",
                failure);
        }

        throw new MissingConfigurationException(
            [KeyValuePair.Create(TokenKey, "the bearer token of the bot; set it as a secret, or export SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE with the path of a file that holds it")]);
    }

    private static Dictionary<string, SecretText> Headers(Value headers)
    {
        var texts = new Dictionary<string, SecretText>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers.Plain is ObjectValue map ? map.Members : [])
        {
            if (value.Plain is StringValue text)
            {
                texts.Add(name, new SecretText(text.Content));
            }
        }

        return texts;
    }

    private static double? Number(ObjectValue config, string name) =>
        ((config[name].IsAbsent ? ProviderConfigShape.Shape.Find(name)!.Default : config[name].Plain) as NumberValue)?.Content;
}
