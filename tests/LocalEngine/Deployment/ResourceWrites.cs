namespace MediaProviders.LocalEngine.Deployment;

/// <summary>The calls about one resource to its provider that change something, or in a preview would: Create, Update, Delete.</summary>
internal sealed class ResourceWrites(Phase phase, ProviderInstance provider, ResourceState resource)
{
    public async Task<ResourceState> CreateAsync()
    {
        if (provider.IsConfigUnknown)
        {
            return resource;
        }

        var client = await provider.ReadyAsync(resource.Urn);
        return await WriteAsync(SendAsync, failure => Finished(failure.Id, ValueCodec.FromStruct(failure.Properties), "Creating"));

        async Task<ResourceState> SendAsync()
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
        }
    }

    public async Task<ResourceState> UpdateAsync(ResourceState old)
    {
        if (provider.IsConfigUnknown)
        {
            return resource with { Id = old.Id };
        }

        var client = await provider.ReadyAsync(resource.Urn);
        return await WriteAsync(SendAsync, failure => Finished(old.Id, ValueCodec.FromStruct(failure.Properties), "Updating") with { Inputs = old.Inputs });

        async Task<ResourceState> SendAsync()
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
        }
    }

    public async Task DeleteAsync()
    {
        var client = await provider.ReadyAsync(resource.Urn);
        await ProviderCall.RunAsync(resource.Urn, () => client.DeleteAsync(new DeleteRequest
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

    /// <summary>Runs a call that may be done by half: then the state says why, and the next update finishes it.</summary>
    private async Task<ResourceState> WriteAsync(Func<Task<ResourceState>> write, Func<ErrorResourceInitFailed, ResourceState> half)
    {
        try
        {
            return await write();
        }
        catch (PluginCallException e)
        {
            return ProviderCall.InitFailure(e) is { } failure
                ? half(failure) with { InitErrors = [.. failure.Reasons] }
                : throw new DeploymentException(resource.Urn, e.Message, e);
        }
    }

    private ResourceState Finished(string id, ObjectValue outputs, string doing)
    {
        if (!phase.IsPreview && id.Length == 0)
        {
            throw new DeploymentException(resource.Urn, $"{doing} '{resource.Name}': the provider gave no id. The resource may exist and is not in the state.");
        }

        if (!phase.IsPreview && outputs.HasUnknowns)
        {
            throw new DeploymentException(resource.Urn, $"{doing} '{resource.Name}': the provider answered an unknown value outside a preview. The resource may exist and is not in the state.");
        }

        return resource with { Id = id, Outputs = ProviderCall.MarkSecrets(outputs, resource.Inputs, resource.AdditionalSecretOutputs) };
    }
}
