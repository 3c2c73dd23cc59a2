using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>Checks and compares configurations, and reads a <see cref="ProviderConfig"/> from one.</summary>
internal static class Configurations
{
    private const string AuthoritiesKey = "caCertificateFile";

    // No server responds sooner, and more than a day is as good as no limit.
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromDays(1);

    /// <summary>
    /// Validates a configuration. The result is what was given, with secrets marked and completed from the environment, so that a change of the address in the
    /// environment is detected. Values that are valid on one machine only, above all the token, are not added: the state is used on other machines.
    /// </summary>
    public static Checked Check(ObjectValue given, HostEnvironment environment)
    {
        var completed = EnvironmentDefaults.Complete(given, environment, p => !p.EnvironmentStaysLocal);
        return new Checked(ProviderConfigShape.Shape.Mark(completed.Configuration), completed.Validate());
    }

    /// <summary>The changes of a configuration: a changed base address is a replacement, everything else an update.</summary>
    public static Plan Diff(ObjectValue last, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var shape = ProviderConfigShape.Shape;
        var (was, wanted) = (ConfigurationText.Interpret(shape, last), ConfigurationText.Interpret(shape, desired));
        var moved = !string.Equals(Service(was), Service(wanted), StringComparison.Ordinal);
        var plan = Plan.Make(shape, new LastKnown(was, was), wanted, ignored);
        return new Plan([.. plan.Changes.Select(change => change with { Replaces = moved && change.Path.TopLevel is "endpoint" or "region" })]);
    }

    /// <summary>The base address that a configuration gives, in its one spelling; null when it gives none that can be known.</summary>
    public static string? ServiceOf(ObjectValue given) => Service(ConfigurationText.Interpret(ProviderConfigShape.Shape, given));

    /// <summary>The problems of a configuration that comes only from the environment, and whether it lacks a token. Reads the token's file.</summary>
    public static (IReadOnlyList<Problem> Problems, bool LacksToken) FindProblems(HostEnvironment environment)
    {
        var (_, token, _, problems) = Examine(ObjectValue.Empty, environment);
        return (problems, token is null && problems.TrueForAll(p => p.Path.TopLevel != TokenSource.Key));
    }

    /// <summary>Reads a configuration, completed from the environment, including token and name prefix.</summary>
    /// <exception cref="MissingConfigurationException">There is no token.</exception>
    /// <exception cref="OperationFailedException">A value is invalid, or the token's file cannot be read.</exception>
    public static ProviderConfig Read(ObjectValue given, HostEnvironment environment)
    {
        var (config, token, prefix, problems) = Examine(given, environment);
        if (problems.Count > 0)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, "Configuring the provider failed. "
                + $"{string.Join(" ", problems.Select(p => $"{p.Shown}: {p.Reason}"))}");
        }

        var authorities = config[AuthoritiesKey].AsText();
        var isOptional = ConfigurationText.Present(ProviderConfigShape.Shape, given)[AuthoritiesKey].IsAbsent;
        var warning = isOptional ? FindUnusedAuthorities(authorities) : null;
        var service = Service(config)!;
        return new ProviderConfig
        {
            Warning = warning,
            Service = service,
            Region = config["endpoint"].IsAbsent ? config["region"].AsText() : null,
            BotId = config[MediaProviderInputs.Key.BotId].AsText(),
            RequiredNamePrefix = prefix,
            Api = new ApiOptions
            {
                BaseAddress = new Uri(service),
                Token = new SecretText(token ?? throw new MissingConfigurationException(
                    TokenSource.Key, "the API token of the bot; set it as a secret, or set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file "
                        + "that contains it")),
                UserAgent = $"{typeof(Configurations).Assembly.GetName().Name}/{environment.Version}",
                Headers = Headers(config["headers"]),
                CaCertificateFile = warning is null ? authorities : null,
                IsCaCertificateFileOptional = isOptional,
                ClientCertificateFile = config["clientCertificateFile"].AsText(),
                ClientKeyFile = config["clientKeyFile"].AsText(),
                Proxy = EnvironmentProxy.Read(environment.Variable),
                MaxConcurrentRequests = (int)Number(config, "maxConcurrentRequests")!.Value,
                MaxRequestsPerSecond = Number(config, "maxRequestsPerSecond"),
                RequestTimeout = TimeSpan.FromSeconds(
                    Math.Clamp(Number(config, "requestTimeoutSeconds")!.Value, ShortestAttempt.TotalSeconds, LongestAttempt.TotalSeconds)),
                MaxRetries = (int)Number(config, "maxRetries")!.Value,
                MissingArrayIsEmpty = environment.Variable("MEDIAPROVIDERS_EMPTY_LIST")?.Trim() == "missing",
                Time = environment.Time,
                CreateHandler = environment.Transport,
            },
        };
    }

    /// <summary>The warning when the file in <c>SSL_CERT_FILE</c> cannot be used; null when it can, or when there is none.</summary>
    public static string? FindUnusedAuthorities(string? file) => ServerTrust.FindProblem(file) is { } problem
        ? $"The environment variable SSL_CERT_FILE is ignored, and the system's own authorities are trusted. {problem}"
        : null;

    private static (ObjectValue Config, string? Token, NamePrefixRule Prefix, List<Problem> Problems) Examine(ObjectValue given, HostEnvironment environment)
    {
        var completed = EnvironmentDefaults.Complete(given, environment, p => p.Name != TokenSource.Key);
        var config = ConfigurationText.Interpret(ProviderConfigShape.Shape, completed.Configuration);
        var problems = completed.Validate();
        problems.AddRange(config.Members.Where(m => m.Value.ContainsUnknown()).Select(m => new Problem(PropertyPath.Root.Then(m.Key), "is not known yet, but "
            + "a provider needs known values.")));
        return (config, TokenSource.Find(config, environment, problems), PrefixOf(config, environment, problems), problems);
    }

    // The prefix that satisfies both rules; when no prefix does, a problem is added.
    private static NamePrefixRule PrefixOf(ObjectValue config, HostEnvironment environment, List<Problem> problems)
    {
        var configured = config[NamePrefixRule.Key].AsText() ?? "";
        if (EnvironmentDefaults.TextOf(environment, NamePrefixRule.Variable) is not { } required)
        {
            return new NamePrefixRule(configured);
        }

        var path = PropertyPath.Root.Then(NamePrefixRule.Key);
        var isLegal = NameRule.IsPrefix(required);
        if (!isLegal)
        {
            problems.Add(new Problem(path, ConfigurationRules.IllegalPrefix) { Place = EnvironmentDefaults.PlaceOf(NamePrefixRule.Variable) });
        }
        else if (!required.StartsWith(configured, StringComparison.Ordinal) && !configured.StartsWith(required, StringComparison.Ordinal))
        {
            problems.Add(new Problem(path, $"conflicts with the environment variable {NamePrefixRule.Variable}: no name starts with both prefixes. Make one "
                + "of them start with the other, or unset one."));
        }

        return isLegal && !configured.StartsWith(required, StringComparison.Ordinal)
            ? new NamePrefixRule(required, IsFromEnvironment: true)
            : new NamePrefixRule(configured);
    }

    private static string? Service(ObjectValue config) =>
        config["endpoint"].AsText() is { } endpoint ? BaseAddress.Normalise(endpoint, out _)
        : config["endpoint"].IsAbsent && config["region"].AsText() is { } region ? BaseAddress.OfRegion(region)
        : null;

    private static Dictionary<string, SecretText> Headers(Value headers) => headers.AsObject().Members
        .Where(header => header.Value.AsText() is not null)
        .ToDictionary(header => header.Key, header => new SecretText(header.Value.AsText()!), StringComparer.OrdinalIgnoreCase);

    private static double? Number(ObjectValue config, string name) =>
        ((config[name].IsAbsent ? ProviderConfigShape.Shape.Find(name)!.Default : config[name].Plain) as Value.Number)?.Content;

    internal sealed class MissingConfigurationException(string key, string description) : Exception($"The provider is not configured: '{key}' is missing.")
    {
        public string Key => key;

        public string Description => description;
    }
}

/// <summary>The configuration of a provider, complete and valid.</summary>
internal sealed record ProviderConfig
{
    /// <summary>The options of the API client.</summary>
    public required ApiOptions Api { get; init; }

    /// <summary>The normalised base address of the API.</summary>
    public required string Service { get; init; }

    /// <summary>The region of the base address; null when an endpoint was given.</summary>
    public string? Region { get; init; }

    /// <summary>The bot of every resource that names none; null when there is none.</summary>
    public string? BotId { get; init; }

    public NamePrefixRule RequiredNamePrefix { get; init; } = NamePrefixRule.None;

    /// <summary>A warning for the user, in whole sentences; null when there is none.</summary>
    public string? Warning { get; init; }

    public ApiOptions ApiAt(string service) => Api with { BaseAddress = new Uri(service) };

    /// <summary>Only the base address: the rest may contain credentials.</summary>
    public override string ToString() => $"[configuration for '{Service}']";
}
