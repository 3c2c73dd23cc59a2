namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Carries out steps, as many at a time as the phase allows, and keeps state and report in line with what happened.</summary>
internal sealed class StepRunner(Phase phase)
{
    public ResourceState Same(ResourceState resource, ResourceState old)
    {
        var same = AdoptInputs(resource, old);
        Report(StepOperation.Same, same, [], succeeded: true);
        return same;
    }

    /// <summary>Keeps the program's inputs and options without a step of its own, as after an import without a difference.</summary>
    public ResourceState AdoptInputs(ResourceState resource, ResourceState old)
    {
        var adopted = resource with { Id = old.Id, Outputs = old.Outputs, InitErrors = old.InitErrors, Created = old.Created, Modified = old.Modified };
        phase.Snapshot.Add(adopted, old);
        return adopted;
    }

    /// <summary>Creates; as a replacement, the old one then waits for its delete unless it is gone already.</summary>
    public Task<ResourceState> CreateAsync(
        ResourceState resource, ProviderInstance provider, StepOperation operation, IReadOnlyList<PropertyChange> changes, ResourceState? waits = null) =>
        RunAsync(operation, resource, "creating", changes, async () =>
        {
            var created = await new ResourceOperations(phase, provider, resource).CreateAsync() with { Created = phase.Now, Modified = phase.Now };
            phase.Snapshot.Add(created);
            if (waits is not null)
            {
                phase.Snapshot.MarkForDelete(waits);
            }

            ThrowOnInitErrors(created);
            return created;
        });

    public Task<ResourceState> UpdateAsync(ResourceState resource, ResourceState old, ProviderInstance provider, IReadOnlyList<PropertyChange> changes) =>
        RunAsync(StepOperation.Update, resource with { Id = old.Id }, "updating", changes, async () =>
        {
            var updated = await new ResourceOperations(phase, provider, resource).UpdateAsync(old) with { Created = old.Created, Modified = phase.Now };
            phase.Snapshot.Add(updated, old);
            ThrowOnInitErrors(updated);
            return updated;
        });

    /// <summary>Deletes, or lets go without a call when the resource is kept on purpose, only read, or goes with another one.</summary>
    public Task<ResourceState> DeleteAsync(ResourceState resource, ProviderInstance? provider, StepOperation operation) =>
        RunAsync(operation, resource, "deleting", [], async () =>
        {
            if (provider is not null && !phase.IsPreview)
            {
                await new ResourceOperations(phase, provider, resource).DeleteAsync();
            }

            phase.Snapshot.Remove(resource);
            return resource;
        });

    /// <summary>Reads a resource that the program only refers to.</summary>
    public Task<ResourceState> ReadAsync(ResourceState resource, string id, ProviderInstance provider, ResourceState? old) =>
        RunAsync(StepOperation.Read, resource with { Id = id }, "reading", [], async () =>
        {
            if (provider.IsConfigUnknown || UnknownValue.Sentinels.Contains(id))
            {
                return resource with { Id = UnknownValue.TextSentinel };
            }

            var found = await new ResourceOperations(phase, provider, resource with { Outputs = resource.Inputs }).ReadAsync(id, withState: true)
                ?? throw new DeploymentException(resource.Urn, $"resource '{id}' does not exist");
            var read = resource with
                { Id = found.Id, External = true, Inputs = found.Inputs ?? resource.Inputs, Outputs = found.Outputs, InitErrors = found.InitErrors,
                    Modified = phase.Now };
            phase.Snapshot.Add(read, old);
            return read;
        });

    /// <summary>Runs one step: waits for a place, writes down that it is under way, reports how it ended.</summary>
    public async Task<ResourceState> RunAsync(
        StepOperation operation, ResourceState resource, string pendingType, IReadOnlyList<PropertyChange> changes, Func<Task<ResourceState>> run)
    {
        await phase.Workers.WaitAsync();
        try
        {
            if (phase.IsInterrupted)
            {
                throw new DeploymentException(resource.Urn, "the command was interrupted before this step began");
            }

            var pending = phase.Snapshot.Begin(pendingType, resource);
            try
            {
                // Lets the registration go on while the step runs.
                await Task.Yield();
                var result = await run();
                Report(operation, result, changes, succeeded: true);
                return result;
            }
            catch (DeploymentException e)
            {
                Report(operation, resource, changes, succeeded: false);
                phase.Log.Add(e);
                throw new StepFailedException(e);
            }
            finally
            {
                phase.Snapshot.End(pending);
            }
        }
        finally
        {
            phase.Workers.Release();
        }
    }

    public void Report(StepOperation operation, ResourceState resource, IReadOnlyList<PropertyChange> changes, bool succeeded) =>
        phase.Log.Add(new ResourceStep(operation, resource.Urn, UnknownValue.Sentinels.Contains(resource.Id) ? string.Empty : resource.Id, changes, succeeded));

    private static void ThrowOnInitErrors(ResourceState resource)
    {
        if (resource.InitErrors.Count > 0)
        {
            throw new DeploymentException(resource.Urn, ProviderCall.DescribeInitErrors(resource.InitErrors));
        }
    }
}

/// <summary>A step failed and has been reported; only what depends on it must still be stopped.</summary>
public sealed class StepFailedException(DeploymentException cause) : Exception(cause.Message, cause);
