using MediaProviders.Resources;
using MediaProviders.Safety;
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
