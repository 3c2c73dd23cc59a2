namespace MediaProviders.LocalEngine.Deployment;

/// <summary>The providers of one phase. Used by one registration at a time.</summary>
internal sealed class ProviderRegistry(Phase phase)
{
    private readonly Dictionary<string, ProviderInstance> _live = new(StringComparer.Ordinal);

    /// <summary>The provider a resource of the state names, started with the configuration of the state: refresh, destroy, deletes.</summary>
    public async Task<ProviderInstance> FromStateAsync(string reference)
    {
        if (_live.TryGetValue(reference, out var live))
        {
            return live;
        }

        var (urn, id) = ProviderReference.Parse(reference);
        var state = phase.Snapshot.Current.Resources.FirstOrDefault(resource => resource.Urn == urn && resource.Id == id)
            ?? throw new DeploymentException(
                urn, $"Loading provider '{urn}': the state has no such provider with id '{id}'. Import or recreate the resources that name it.");
        return Add(await phase.Plugins.StartAsync(phase.Services.PackageConfig), urn, id, state.Inputs);
    }

    /// <summary>Registers a provider of the program, or a default one: checks it, compares it with the state, configures it.</summary>
    /// <param name="goal">The provider as the program wants it; its inputs are unchecked.</param>
    public async Task<ProviderInstance> RegisterAsync(ResourceState goal)
    {
        var old = phase.Snapshot.FindOld(goal.Urn);
        var client = await phase.Plugins.StartAsync(phase.Services.PackageConfig);
        var inputs = await CheckConfigAsync(client, goal, old?.Inputs ?? ObjectValue.Empty);
        if (old is null)
        {
            return Create(client, goal, inputs, StepOperation.Create, null, []);
        }

        var diff = await DiffConfigAsync(client, goal, old, inputs);
        if (diff.IsReplacement)
        {
            await phase.Plugins.StopAsync(client);
            var fresh = await phase.Plugins.StartAsync(phase.Services.PackageConfig);
            inputs = await CheckConfigAsync(fresh, goal, ObjectValue.Empty);
            return Create(fresh, goal, inputs, StepOperation.CreateReplacement, old, diff.Changes);
        }

        var reference = new ProviderReference(old.Urn, old.Id).ToString();
        var kept = goal with { Id = old.Id, Created = old.Created, Modified = diff.HasChanges ? phase.Now : old.Modified };
        if (!diff.HasChanges)
        {
            phase.Snapshot.Add(kept with { Inputs = old.Inputs, Outputs = old.Outputs }, old);
            phase.Log.Add(new ResourceStep(StepOperation.Same, goal.Urn, old.Id, [], Succeeded: true));
            return _live.TryGetValue(reference, out var live) ? live : Add(client, goal.Urn, old.Id, old.Inputs);
        }

        phase.Snapshot.Add(kept with { Inputs = inputs, Outputs = inputs }, old);
        phase.Log.Add(new ResourceStep(StepOperation.Update, goal.Urn, old.Id, diff.Changes, Succeeded: true));
        return Add(client, goal.Urn, old.Id, inputs);
    }

    /// <summary>Waits until every configuring has ended, so that shutting down does not cut it off.</summary>
    public Task SettleAsync() => Task.WhenAll(_live.Values.Select(provider => provider.SettleAsync()));

    private ProviderInstance Create(
        PluginClient client, ResourceState goal, ObjectValue inputs, StepOperation operation, ResourceState? old, IReadOnlyList<PropertyChange> changes)
    {
        var id = phase.IsPreview ? UnknownValue.TextSentinel : phase.Services.Randomness.NextGuid();
        phase.Snapshot.Add(goal with { Id = id, Inputs = inputs, Outputs = inputs, Created = phase.Now, Modified = phase.Now });
        phase.Log.Add(new ResourceStep(operation, goal.Urn, phase.IsPreview ? string.Empty : id, changes, Succeeded: true));
        if (old is not null)
        {
            phase.Snapshot.MarkForDelete(old);
            phase.Log.Add(new ResourceStep(StepOperation.Replace, goal.Urn, phase.IsPreview ? string.Empty : id, changes, Succeeded: true));
        }

        return Add(client, goal.Urn, id, inputs);
    }

    private ProviderInstance Add(PluginClient client, string urn, string id, ObjectValue inputs)
    {
        var instance = new ProviderInstance(client, urn, id, inputs);
        _live[instance.Reference] = instance;
        return instance;
    }

    private static async Task<ObjectValue> CheckConfigAsync(PluginClient client, ResourceState goal, ObjectValue olds)
    {
        var response = await ProviderCall.RunAsync(goal.Urn, () => client.CheckConfigAsync(new CheckRequest
        {
            Urn = goal.Urn,
            Name = Urns.Name(goal.Urn),
            Type = goal.Type,
            Olds = ValueCodec.ToStruct(olds.PlainObject()),
            News = ValueCodec.ToStruct(goal.Inputs.PlainObject()),
        }));
        ProviderCall.ThrowOnFailures(goal.Urn, response.Failures);
        return ProviderCall.MarkSecrets(ValueCodec.FromStruct(response.Inputs), goal.Inputs, []);
    }

    private static async Task<ResourceDiff> DiffConfigAsync(PluginClient client, ResourceState goal, ResourceState old, ObjectValue inputs)
    {
        var response = await ProviderCall.RunAsync(goal.Urn, () => client.DiffConfigAsync(new DiffRequest
        {
            Urn = goal.Urn,
            Name = Urns.Name(goal.Urn),
            Type = goal.Type,
            OldInputs = ValueCodec.ToStruct(old.Inputs.PlainObject()),
            Olds = ValueCodec.ToStruct(old.Outputs.PlainObject()),
            News = ValueCodec.ToStruct(inputs.PlainObject()),
        }));
        return ResourceDiff.From(response, old.Outputs, inputs, []);
    }
}

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
    public Task SettleAsync() =>
        _configured.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

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
