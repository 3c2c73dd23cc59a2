using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>A connection of a command to the API, with the same client as a provider, configured from the environment.</summary>
internal sealed class BotConnection : IDisposable
{
    private readonly CommandHost host;
    private readonly IMediaProvidersApi api;
    private readonly OperationGuard guard;

    private BotConnection(CommandHost host, ProviderConfig config)
    {
        this.host = host;
        Config = config;
        IMediaProvidersApi Connect(string service) => new MediaProvidersApi(config.ApiAt(service));
        api = Connect(config.Service);
        guard = new OperationGuard(host.Environment.Time, new RegionHint(config.Region, Connect, "SINCH_REGION"));
    }

    public ProviderConfig Config { get; }

    /// <summary>Reads the configuration; opens no connection.</summary>
    /// <exception cref="OperationFailedException">A value is missing or invalid.</exception>
    public static BotConnection Open(CommandHost host)
    {
        var problems = EnvironmentProblems.Find(host);
        return problems.Count == 0
            ? new BotConnection(host, Configurations.Read(ObjectValue.Empty, host.Environment))
            : throw new OperationFailedException(
                FailureKind.InvalidInput, $"{string.Join(' ', problems.Select(problem => problem.Text))} '{host.Executable} doctor' checks the whole "
                    + "configuration.");
    }

    public string BotOf(CommandSyntax.Parsed given) => given.Value("--bot-id") ?? Config.BotId
        ?? throw new CommandSyntax.UsageException("No bot is named. Give '--bot-id BOT', or set SINCH_BOT_ID.", given.Command);

    /// <summary>Lists a bot's entries and passes them to <paramref name="use"/>; they are wiped from memory when that returns.</summary>
    /// <param name="patience">The timeout; null for that of a provider's operation.</param>
    public async Task<T> ListAsync<T>(string botId, Func<MediaProviderList, T> use, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var doing = $"Listing the media providers of bot '{Printable.Of(botId)}'";
        var operation = new Operation { Address = "", Name = "", Reporter = host.Screen, Timeout = patience ?? Operation.DefaultTimeout };
        var observer = new Screen.Observer(host.Screen);
        using var shown = host.Screen.Work($"{doing} ...", host.Environment.Time);
        try
        {
            return await guard.RunAsync(operation, doing, botId, LookAsync, cancellationToken);
        }
        catch (OperationFailedException failure) when (patience is { } limit && failure.Kind == FailureKind.TimedOut)
        {
            throw new OperationFailedException(
                FailureKind.TimedOut, $"{doing} was stopped after {limit.TotalSeconds:0} seconds: {observer.LastReason ?? "there was no answer"}. Try again "
                    + "later.", failure);
        }

        async Task<T> LookAsync(CancellationToken token)
        {
            using var list = await api.GetAsync(botId, Freshness.Now, observer, token);
            return use(list);
        }
    }

    public void Dispose() => api.Dispose();
}

/// <summary>The problems of the environment, each with its variable, and with its value unless that may be a secret.</summary>
internal static class EnvironmentProblems
{
    private const int LongestWord = 12;

    /// <summary>All problems, as whole sentences, each with its configuration key.</summary>
    public static IReadOnlyList<(string Key, string Text)> Find(CommandHost host)
    {
        var (problems, lacksToken) = Configurations.FindProblems(host.Environment);
        var found = problems.Select(problem => (problem.Path.TopLevel, Sentence(problem, host.Environment))).ToList();
        if (lacksToken)
        {
            found.Add((TokenSource.Key, "There is no API token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it."));
        }

        if (EnvironmentProxy.Read(host.Environment.Variable)?.FindProblem(Address(host.Environment)) is { } proxy)
        {
            found.Add(("proxy", proxy));
        }

        return found;
    }

    private static string Sentence(Problem problem, HostEnvironment environment)
    {
        if (problem.Place is not { } place)
        {
            return problem.Path.TopLevel == "region"
                ? "Neither SINCH_REGION nor SINCH_ENDPOINT is set. Set SINCH_REGION to 'us1' or 'eu1', the region of the bot, or SINCH_ENDPOINT to the "
                    + "address of the API."
                : Capital(problem.Fault);
        }

        var property = ProviderConfigShape.Shape.Find(problem.Path.TopLevel)!;
        var value = property.Environment.Concat(property.EnvironmentInAddition)
            .Select(name => EnvironmentDefaults.TextOf(environment, name)).FirstOrDefault(text => text is not null);

        return property.Secret || value is null || MayHoldSecret(value)
            ? $"{Capital(place)} {problem.Fault}"
            : $"{Capital(place)}, which is '{Printable.Of(value)}', {problem.Fault}";
    }

    // A URL may contain a password, its characters encoded or not, or a key in its query or fragment. And some people set the token in place of another value,
    // which is longer than the name of a region and does not look like an address.
    private static bool MayHoldSecret(string value) => value.AsSpan().IndexOfAny("@?#%") >= 0
        || (value.Length > LongestWord && !value.Contains("://", StringComparison.Ordinal)
            && (!value.Contains('.', StringComparison.Ordinal) || value.Any(char.IsAsciiLetterUpper)));

    // If the address itself is invalid, the proxy is checked for the vendor's address.
    private static Uri Address(HostEnvironment environment) => new(
        (EnvironmentDefaults.TextOf(environment, "SINCH_ENDPOINT") is { } endpoint ? BaseAddress.Normalise(endpoint, out _) : null)
            ?? BaseAddress.OfRegion(BaseAddress.Regions[0]));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
