namespace MediaProviders.LocalEngine.Deployment;

/// <summary>
/// The calls about one resource to its provider: Check, Diff and Read change nothing; Create, Update and Delete do, or in a preview would. While the
/// provider's own configuration is unknown, nobody is asked and the answers are made up as the real engine makes them up.
/// </summary>
internal sealed class ResourceOperations(Phase phase, ProviderInstance provider, ResourceState resource)
{
    public async Task<ObjectValue> CheckAsync(LastKnown last, ObjectValue news, byte[] seed)
    {
        if (provider.IsConfigUnknown)
        {
            return news;
        }

        var response = await CheckOnlyAsync(last, news, seed);
        ProviderCall.ThrowOnFailures(resource.Urn, response.Failures);
        return ValueCodec.FromStruct(response.Inputs);
    }

    /// <summary>Checks without taking failures for an error.</summary>
    public async Task<CheckResponse> CheckOnlyAsync(LastKnown last, ObjectValue news, byte[] seed)
    {
        var client = await provider.ReadyAsync(resource.Urn);
        return await RunAsync(() => client.CheckAsync(new CheckRequest
        {
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            Olds = ValueCodec.ToStruct(last.Inputs),
            OldOutputs = phase.Settings.Release == EngineRelease.Newest ? ValueCodec.ToStruct(last.Outputs) : null,
            News = ValueCodec.ToStruct(news),
            RandomSeed = Google.Protobuf.ByteString.CopyFrom(seed),
            Autonaming = Autonaming.For(phase.Settings.Autonaming, resource.Name, phase.Urns.Stack, phase.Urns.Project, seed),
        }));
    }

    public async Task<ResourceDiff> DiffAsync(ResourceState old, ObjectValue news, IReadOnlyList<string> replaceOnChanges)
    {
        if (provider.IsConfigUnknown)
        {
            return ResourceDiff.None with { HasChanges = true };
        }

        var client = await provider.ReadyAsync(resource.Urn);
        var response = await RunAsync(() => client.DiffAsync(new DiffRequest
        {
            Id = old.Id,
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            OldInputs = ValueCodec.ToStruct(old.Inputs),
            Olds = ValueCodec.ToStruct(old.Outputs),
            News = ValueCodec.ToStruct(news),
            IgnoreChanges = { resource.IgnoreChanges },
        }));
        return ResourceDiff.From(response, old.Inputs, news, replaceOnChanges);
    }

    /// <summary>Reads.</summary>
    /// <param name="withState">True for a refresh and a <c>get</c>, which give what is known of the resource; an import gives the id alone.</param>
    /// <param name="withStatus">True when a status address goes along; <c>pulumi import</c> alone gives none.</param>
    /// <returns>The resource as it is, without inputs when the provider gave none; null when it does not exist.</returns>
    public async Task<ReadOutcome?> ReadAsync(string id, bool withState, bool withStatus = true)
    {
        var client = await provider.ReadyAsync(resource.Urn);
        var request = new ReadRequest { Id = id, Urn = resource.Urn, Name = resource.Name, Type = resource.Type, Timeout = resource.Timeouts.Read };
        if (withState)
        {
            request.Properties = ValueCodec.ToStruct(resource.Outputs);
            request.Inputs = ValueCodec.ToStruct(resource.Inputs);
        }
        else if (phase.Settings.Release == EngineRelease.Newest)
        {
            request.Properties = new Google.Protobuf.WellKnownTypes.Struct();
        }

        if (withStatus)
        {
            request.ResourceStatusAddress = phase.Services.EngineAddress;
            request.ResourceStatusToken = phase.Services.Randomness.NextGuid();
        }

        return await RunAsync<ReadOutcome?>(
            async () =>
            {
                var response = await client.ReadAsync(request);
                return response.Properties is null || (withState && response.Id.Length == 0)
                    ? null
                    : new ReadOutcome(response.Id, ValueCodec.FromStruct(response.Properties), ValueCodec.FromOptional(response.Inputs), []);
            },
            failure => new ReadOutcome(failure.Id, ValueCodec.FromStruct(failure.Properties), ValueCodec.FromOptional(failure.Inputs), [.. failure.Reasons]));
    }

    public async Task<ResourceState> CreateAsync()
    {
        if (provider.IsConfigUnknown)
        {
            return resource;
        }

        var client = await provider.ReadyAsync(resource.Urn);
        return await RunAsync(
            async () =>
            {
                var response = await client.CreateAsync(new CreateRequest
                {
                    Urn = resource.Urn,
                    Name = resource.Name,
                    Type = resource.Type,
                    Properties = ValueCodec.ToStruct(resource.Inputs),
                    Timeout = resource.Timeouts.Create,
                    Preview = phase.IsPreview,
                    ResourceStatusAddress = phase.StatusAddress,
                    ResourceStatusToken = phase.NewStatusToken(),
                });
                return Finished(response.Id, ValueCodec.FromStruct(response.Properties), "Creating");
            },
            half => Finished(half.Id, ValueCodec.FromStruct(half.Properties), "Creating") with { InitErrors = [.. half.Reasons] });
    }

    /// <summary>Updates. One that is done by half says why in the state, which keeps the old inputs, and the next update finishes it.</summary>
    public async Task<ResourceState> UpdateAsync(ResourceState old)
    {
        if (provider.IsConfigUnknown)
        {
            return resource with { Id = old.Id };
        }

        var client = await provider.ReadyAsync(resource.Urn);
        return await RunAsync(
            async () =>
            {
                var response = await client.UpdateAsync(new UpdateRequest
                {
                    Id = old.Id,
                    Urn = resource.Urn,
                    Name = resource.Name,
                    Type = resource.Type,
                    OldInputs = ValueCodec.ToStruct(old.Inputs),
                    Olds = ValueCodec.ToStruct(old.Outputs),
                    News = ValueCodec.ToStruct(resource.Inputs),
                    Timeout = resource.Timeouts.Update,
                    IgnoreChanges = { resource.IgnoreChanges },
                    Preview = phase.IsPreview,
                    ResourceStatusAddress = phase.StatusAddress,
                    ResourceStatusToken = phase.NewStatusToken(),
                });
                return Finished(old.Id, ValueCodec.FromStruct(response.Properties), "Updating");
            },
            half => Finished(old.Id, ValueCodec.FromStruct(half.Properties), "Updating") with { Inputs = old.Inputs, InitErrors = [.. half.Reasons] });
    }

    public async Task DeleteAsync()
    {
        var client = await provider.ReadyAsync(resource.Urn);
        await RunAsync(() => client.DeleteAsync(new DeleteRequest
        {
            Id = resource.Id,
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            Properties = ValueCodec.ToStruct(resource.Outputs),
            OldInputs = ValueCodec.ToStruct(resource.Inputs),
            Timeout = resource.Timeouts.Delete,
            ResourceStatusAddress = phase.StatusAddress,
            ResourceStatusToken = phase.NewStatusToken(),
        }));
    }

    private Task<T> RunAsync<T>(Func<Task<T>> call, Func<ErrorResourceInitFailed, T>? half = null) => ProviderCall.RunAsync(resource.Urn, call, half);

    private ResourceState Finished(string id, ObjectValue outputs, string doing)
    {
        if (!phase.IsPreview && id.Length == 0)
        {
            throw new DeploymentException(resource.Urn, $"{doing} '{resource.Name}': the provider gave no id. The resource may exist and is not in the state.");
        }

        if (!phase.IsPreview && outputs.HasUnknowns)
        {
            throw new DeploymentException(
                resource.Urn, $"{doing} '{resource.Name}': the provider answered an unknown value outside a preview. The resource may exist and is not in the "
                    + "state.");
        }

        return resource with { Id = id, Outputs = ProviderCall.MarkSecrets(outputs, resource.Inputs, resource.AdditionalSecretOutputs) };
    }
}

/// <summary>What Check is told of the state.</summary>
/// <param name="Outputs">The outputs; without members where the engine has not put the resource into its state yet.</param>
internal sealed record LastKnown(ObjectValue Inputs, ObjectValue Outputs)
{
    /// <summary>Of a resource that is new, or about to be replaced.</summary>
    public static readonly LastKnown Nothing = new(ObjectValue.Empty, ObjectValue.Empty);

    /// <summary>Of a resource of the state.</summary>
    public static LastKnown Of(ResourceState state) => new(state.Inputs, state.Outputs);
}

/// <summary>What a Read found.</summary>
/// <param name="Inputs">The inputs; null when the provider gave none.</param>
/// <param name="InitErrors">Why the read was only half done.</param>
internal sealed record ReadOutcome(string Id, ObjectValue Outputs, ObjectValue? Inputs, IReadOnlyList<string> InitErrors);
