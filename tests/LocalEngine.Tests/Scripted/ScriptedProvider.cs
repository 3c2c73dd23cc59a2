using Grpc.Core;

namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>A provider with the plainest behaviour there is: the id is the name, another name is a replacement, everything else an update in place.</summary>
internal sealed class ScriptedProvider(ScriptedWorld world, Action<Diagnostic> log) : ResourceProvider.ResourceProviderBase
{
    /// <summary>An error status with a detail, as gRPC carries it.</summary>
    public static RpcException Failure(StatusCode code, string text, IMessage detail)
    {
        var status = new Protocol.Wire.Rpc.Status { Code = (int)code, Message = text, Details = { Any.Pack(detail) } };
        return new RpcException(new Status(code, text), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) => Task.FromResult(new PluginInfo { Version = "1.0.0" });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = world.Schema });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) =>
        Task.FromResult(new CheckResponse { Inputs = request.News });

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        var response = new DiffResponse
            { Changes = request.Olds.Equals(request.News) ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome };
        if (!Equals(request.Olds.Fields.GetValueOrDefault("endpoint"), request.News.Fields.GetValueOrDefault("endpoint")))
        {
            response.Replaces.Add("endpoint");
        }

        return Task.FromResult(response);
    }

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        Task.FromResult(new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true });

    public override async Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        await world.Before("Check", request.Name);
        var inputs = request.News.Clone();
        if (!inputs.Fields.ContainsKey("name"))
        {
            var proposed = request.Autonaming?.ProposedName is { Length: > 0 } name ? name : request.Olds.Fields.GetValueOrDefault("name")?.StringValue
                ?? request.Name + "-generated";
            inputs.Fields["name"] = Value.ForString(proposed);
        }

        return inputs.Fields.ContainsKey("refused")
            ? new CheckResponse { Failures = { new CheckFailure { Property = "refused", Reason = "this one is refused" } } }
            : new CheckResponse { Inputs = inputs };
    }

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        var changed = request.News.Fields.Keys.Union(request.OldInputs.Fields.Keys, StringComparer.Ordinal)
            .Where(key => !Equals(request.News.Fields.GetValueOrDefault(key), request.Olds.Fields.GetValueOrDefault(key))).ToList();
        var response = new DiffResponse
        {
            Changes = changed.Count == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome,
            Diffs = { changed },
            HasDetailedDiff = true,
        };
        foreach (var key in changed)
        {
            response.DetailedDiff[key] =
                new PropertyDiff { Kind = key == "name" ? PropertyDiff.Types.Kind.UpdateReplace : PropertyDiff.Types.Kind.Update, InputDiff = true };
        }

        return Task.FromResult(response);
    }

    public override async Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        await world.Before("Create", request.Name);
        log(new Diagnostic(DiagnosticSeverity.Info, request.Urn, $"creating '{request.Name}'"));
        var id = request.Properties.Fields["name"].StringValue;
        if (!request.Preview)
        {
            Write(request.Name, id, request.Properties);
        }

        return new CreateResponse { Id = request.Preview ? string.Empty : id, Properties = request.Properties };
    }

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        if (!request.Preview)
        {
            Write(request.Name, request.Id, request.News);
        }

        return Task.FromResult(new UpdateResponse { Properties = request.News });
    }

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) => Task.FromResult(
        world.Existing.TryGetValue(request.Id, out var found) ? new ReadResponse { Id = request.Id, Properties = found, Inputs = found } : new ReadResponse());

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        world.Existing.TryRemove(request.Id, out _);
        return Task.FromResult(new Empty());
    }

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) =>
        Task.FromResult(new InvokeResponse { Return = request.Args });

    public override async Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        await world.Before("Cancel", string.Empty);
        return new Empty();
    }

    private void Write(string name, string id, Struct properties)
    {
        world.Existing[id] = properties;
        if (world.HalfDone.Contains(name))
        {
            throw Failure(StatusCode.Unknown, "half done", new ErrorResourceInitFailed { Id = id, Properties = properties, Reasons = { "not confirmed" } });
        }
    }
}

/// <summary>The outside world of the scripted provider: what exists, and what is to go wrong.</summary>
internal sealed class ScriptedWorld
{
    /// <summary>What exists, by id: the inputs it was made from.</summary>
    public ConcurrentDictionary<string, Struct> Existing { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers a Check, Create or Cancel, of a resource by that name, before the provider does: an exception thrown here is the answer.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Names whose create and update are only half done.</summary>
    public HashSet<string> HalfDone { get; } = new(StringComparer.Ordinal);

    /// <summary>What the provider gives for its schema.</summary>
    public string Schema { get; set; } = "{}";
}
