namespace MediaProviders.LocalEngine.Deployment;

/// <summary>
/// What <c>pulumi do</c> does without a stack: one plugin that is configured without a CheckConfig, and a resource that has no name of its own and no state.
/// A create and a patch read a file of inputs, for which a second plugin gives its schema.
/// </summary>
internal sealed class DirectDeployment(Phase phase, StackConfiguration configuration)
{
    private readonly Urns _urns = new(phase.Urns.Stack, "default");

    /// <summary>Runs a command.</summary>
    public async Task RunAsync(DirectCommand command)
    {
        var client = await phase.Plugins.StartWithoutStackAsync();
        var types = new PackageTypes((await client.GetSchemaAsync()).Schema);
        var provider = new ProviderInstance(
            client, _urns.For(ResourceDeclaration.ProviderTypePrefix + phase.Settings.Package, ""), phase.Services.Randomness.NextGuid(), ProviderInputs());
        if (command.Verb == DirectVerb.Call)
        {
            await CallAsync(command, provider);
            return;
        }

        var resource = new ResourceState { Urn = _urns.For(command.Token, command.Token.Split(':')[^1]), Type = command.Token };
        var last = command.Verb == DirectVerb.Create ? null : await ReadAsync(resource, provider, command.Id!);
        if (command.Verb is DirectVerb.Read or DirectVerb.Delete)
        {
            await (command.Verb == DirectVerb.Delete ? DeleteAsync(last!, provider) : Task.CompletedTask);
            return;
        }

        await phase.Plugins.StartSchemaLoaderAsync("{}");
        var given = types.MarkSecrets(command.Token, (ObjectValue)ValueJson.Parse(command.Inputs));
        await (last is null ? CreateAsync(resource, given, provider) : PatchAsync(last, given, provider));
    }

    // Keys that are required and that nobody gave come as a secret null.
    private ObjectValue ProviderInputs()
    {
        var given = configuration.ProviderInputs(phase.Settings.Package);
        return given["apiToken"] is null ? given.With("apiToken", new SecretValue(NullValue.Instance)) : given;
    }

    private async Task CallAsync(DirectCommand command, ProviderInstance provider)
    {
        var client = await provider.ReadyAsync(provider.Urn);
        var request = new InvokeRequest { Tok = command.Token, Args = ValueCodec.ToStruct((ObjectValue)ValueJson.Parse(command.Inputs)) };
        var response = await ProviderCall.RunAsync(provider.Urn, () => client.InvokeAsync(request));
        ProviderCall.ThrowOnFailures(provider.Urn, response.Failures);
    }

    private async Task<ResourceState> ReadAsync(ResourceState resource, ProviderInstance provider, string id)
    {
        var found = await new ResourceOperations(phase, provider, resource).ReadAsync(id, withState: false, withStatus: false)
            ?? throw new DeploymentException(resource.Urn, $"resource \"{id}\" was not found");
        var state = resource with { Id = found.Id, Inputs = found.Inputs ?? ObjectValue.Empty, Outputs = found.Outputs };
        Report(StepOperation.Read, state, []);
        return state;
    }

    private async Task CreateAsync(ResourceState resource, ObjectValue given, ProviderInstance provider)
    {
        var inputs = await new ResourceOperations(phase, provider, resource).CheckAsync(LastKnown.Nothing, given, []);
        Report(StepOperation.Create, await new ResourceOperations(phase, provider, resource with { Inputs = inputs }).CreateAsync(), []);
    }

    private async Task PatchAsync(ResourceState last, ObjectValue given, ProviderInstance provider)
    {
        var operations = new ResourceOperations(phase, provider, last);
        var wanted = given.Entries.Aggregate(last.Inputs, (inputs, entry) => inputs.With(entry.Key, entry.Value));
        var desired = last with { Inputs = await operations.CheckAsync(LastKnown.Nothing with { Inputs = last.Inputs }, wanted, []) };
        var diff = await operations.DiffAsync(last, desired.Inputs, []);
        if (diff.HasChanges)
        {
            Report(StepOperation.Update, await new ResourceOperations(phase, provider, desired).UpdateAsync(last), diff.Changes);
        }
    }

    private async Task DeleteAsync(ResourceState last, ProviderInstance provider)
    {
        await new ResourceOperations(phase, provider, last).DeleteAsync();
        Report(StepOperation.Delete, last, []);
    }

    private void Report(StepOperation operation, ResourceState resource, IReadOnlyList<PropertyChange> changes) =>
        phase.Log.Add(new ResourceStep(operation, resource.Urn, resource.Id, changes, Succeeded: true));
}
