namespace MediaProviders.LocalEngine.Deployment;

/// <summary>One provider resource with its plugin. Configuring goes on beside everything else: its failure shows at the first call that needs it.</summary>
internal sealed class ProviderInstance
{
    private readonly PluginClient _client;
    private readonly Task _configured;

    /// <summary>Begins to configure a plugin.</summary>
    /// <param name="client">The plugin, past its handshake.</param>
    /// <param name="id">Its id; the unknown sentinel in the preview that creates it.</param>
    /// <param name="inputs">Its checked inputs. While one of them is unknown the plugin is not configured, and nobody asks it anything.</param>
    public ProviderInstance(PluginClient client, string urn, string id, ObjectValue inputs)
    {
        _client = client;
        Urn = urn;
        Id = id;
        Inputs = inputs;
        _configured = IsConfigUnknown ? Task.CompletedTask : ConfigureAsync();
    }

    public string Urn { get; }

    public string Id { get; }

    public ObjectValue Inputs { get; }

    public bool IsConfigUnknown => Inputs.HasUnknowns;

    public string Reference => new ProviderReference(Urn, Id).ToString();

    /// <summary>The plugin, once it is configured.</summary>
    /// <exception cref="DeploymentException">It could not be configured.</exception>
    public async Task<PluginClient> ReadyAsync(string urn)
    {
        try
        {
            await _configured;
            return _client;
        }
        catch (PluginCallException e)
        {
            throw new DeploymentException(urn, DescribeConfigureError(e), e);
        }
    }

    /// <summary>Waits until configuring has ended, well or not.</summary>
    public Task SettleAsync() => _configured.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Asks whether resources must move when their provider changes from one configuration to another.</summary>
    public Task<DiffResponse> DiffConfigAsync(ObjectValue oldInputs, ObjectValue oldOutputs) => _client.DiffConfigAsync(new DiffRequest
    {
        Urn = Urn,
        Name = Urns.Name(Urn),
        Type = Urns.Type(Urn),
        OldInputs = ValueCodec.ToStruct(oldInputs.PlainObject()),
        Olds = ValueCodec.ToStruct(oldOutputs.PlainObject()),
        News = ValueCodec.ToStruct(Inputs.PlainObject()),
    });

    private async Task ConfigureAsync()
    {
        var request = new ConfigureRequest
        {
            Args = ValueCodec.ToStruct(Inputs),
            AcceptSecrets = true,
            AcceptResources = true,
            SendsOldInputs = true,
            SendsOldInputsToDelete = true,
            Id = Id,
            Urn = Urn,
            Name = Urns.Name(Urn),
            Type = Urns.Type(Urn),
        };
        var package = Urns.Type(Urn).Split(':')[^1];
        foreach (var (key, value) in Inputs.Entries.Where(entry => entry.Key != "version"))
        {
            request.Variables.Add($"{package}:config:{key}", ValueJson.DisplayText(value));
        }

        await _client.ConfigureAsync(request);
    }

    private static string DescribeConfigureError(PluginCallException e)
    {
        if (!e.Details.TryGetValue("pulumirpc.ConfigureErrorMissingKeys", out var detail))
        {
            return e.Message;
        }

        var missing = ConfigureErrorMissingKeys.Parser.ParseFrom(detail.Span).MissingKeys;
        return string.Join('\n', missing.Select(key =>
            $"missing required configuration key \"{key.Name}\": {key.Description}\nSet a value using the command `pulumi config set {key.Name} <value>`."));
    }
}
