using MediaProviders.Commands.Parsing;
using MediaProviders.Commands.Terminal;
using MediaProviders.Resources;
using MediaProviders.Resources.Configuration;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Lists;
using MediaProviders.Sinch.Reads;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>The API of the configured endpoint, for commands: configured from the environment as a provider is, and asked through the same client.</summary>
internal sealed class BotConnection : IDisposable
{
    private readonly CommandHost host;
    private readonly IMediaProvidersApi api;
    private readonly OperationGuard guard;

    private BotConnection(CommandHost host, ProviderConfig config)
    {
        this.host = host;
        Config = config;
        IMediaProvidersApi Connect(string service) => new MediaProvidersApi(Catalog.ApiOptionsOf(config, service, host.Environment));
        api = Connect(config.Service);
        guard = new OperationGuard(host.Environment.Time, new RegionHint(config.Region, Connect));
    }

    /// <summary>The configuration.</summary>
    public ProviderConfig Config { get; }

    /// <summary>Reads the configuration; opens no connection.</summary>
    /// <exception cref="OperationFailedException">Something is missing or cannot be right.</exception>
    public static BotConnection Open(CommandHost host)
    {
        try
        {
            return new BotConnection(host, Configurations.Read(ObjectValue.Empty, host.Environment));
        }
        catch (MissingConfigurationException)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"Reading the configuration failed: there is no API token. Export SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE with the path of a file that holds it. '{host.Executable} doctor' checks the rest.");
        }
    }

    /// <summary>The bot that a command is about.</summary>
    /// <exception cref="UsageException">None is named.</exception>
    public string BotOf(ParsedCommand given) => given.Value("--bot-id") ?? Config.BotId
        ?? throw new UsageException("No bot is named. Give '--bot-id BOT', or export SINCH_BOT_ID.", given.Command);

    /// <summary>Lists a bot's entries and hands them to <paramref name="use"/>; they are wiped from memory when that ends.</summary>
    public Task<T> ListAsync<T>(string botId, Func<MediaProviderList, T> use, CancellationToken cancellationToken)
    {
        var operation = new Operation { Address = "", Name = "", Reporter = new Screen.Reporter(host.Screen) };
        host.Screen.Progress($"Listing the media providers of bot '{Printable.Of(botId)}' ...");
        return guard.RunAsync(
            operation,
            $"Listing the media providers of bot '{Printable.Of(botId)}'",
            botId,
            async token =>
            {
                using var list = await api.GetAsync(botId, Freshness.Now, new ReportingObserver(operation.Reporter), token);
                return use(list);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();
}
