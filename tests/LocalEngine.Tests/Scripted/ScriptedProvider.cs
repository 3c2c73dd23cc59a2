namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>A provider with the plainest behaviour there is: the id is the name, another name is a replacement, everything else an update in place.</summary>
internal sealed class ScriptedProvider(ScriptedWorld world, Action<PluginLogMessage> log)
{
    public async Task<IMessage> AnswerAsync(string method, ReadOnlyMemory<byte> request)
    {
        var name = method is "Check" or "Create" or "Update" or "Delete" or "Read" ? CreateRequestName(method, request) : string.Empty;
        await world.Before(method, name);
        return method switch
        {
            "Handshake" => new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true },
            "GetPluginInfo" => new PluginInfo { Version = "1.0.0" },
            "GetSchema" => new GetSchemaResponse { Schema = world.Schema },
            "CheckConfig" => new CheckResponse { Inputs = CheckRequest.Parser.ParseFrom(request.Span).News },
            "DiffConfig" => DiffConfig(DiffRequest.Parser.ParseFrom(request.Span)),
            "Configure" => new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true },
            "Check" => Check(CheckRequest.Parser.ParseFrom(request.Span)),
            "Diff" => Diff(DiffRequest.Parser.ParseFrom(request.Span)),
            "Create" => Create(CreateRequest.Parser.ParseFrom(request.Span)),
            "Update" => Update(UpdateRequest.Parser.ParseFrom(request.Span)),
            "Read" => Read(ReadRequest.Parser.ParseFrom(request.Span)),
            "Delete" => Delete(DeleteRequest.Parser.ParseFrom(request.Span)),
            "Invoke" => new InvokeResponse { Return = InvokeRequest.Parser.ParseFrom(request.Span).Args },
            _ => new Empty(),
        };
    }

    private static string CreateRequestName(string method, ReadOnlyMemory<byte> request)
    {
        var urn = method switch
        {
            "Check" => CheckRequest.Parser.ParseFrom(request.Span).Urn,
            "Create" => CreateRequest.Parser.ParseFrom(request.Span).Urn,
            "Update" => UpdateRequest.Parser.ParseFrom(request.Span).Urn,
            "Read" => ReadRequest.Parser.ParseFrom(request.Span).Urn,
            _ => DeleteRequest.Parser.ParseFrom(request.Span).Urn,
        };
        return urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
    }

    private static DiffResponse DiffConfig(DiffRequest request)
    {
        var response = new DiffResponse { Changes = request.Olds.Equals(request.News) ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome };
        if (!Equals(request.Olds.Fields.GetValueOrDefault("endpoint"), request.News.Fields.GetValueOrDefault("endpoint")))
        {
            response.Replaces.Add("endpoint");
        }

        return response;
    }

    private static CheckResponse Check(CheckRequest request)
    {
        var inputs = request.News.Clone();
        if (!inputs.Fields.ContainsKey("name"))
        {
            var proposed = request.Autonaming?.ProposedName is { Length: > 0 } name ? name : request.Olds.Fields.GetValueOrDefault("name")?.StringValue ?? request.Name + "-generated";
            inputs.Fields["name"] = Value.ForString(proposed);
        }

        return inputs.Fields.ContainsKey("refused")
            ? new CheckResponse { Failures = { new CheckFailure { Property = "refused", Reason = "this one is refused" } } }
            : new CheckResponse { Inputs = inputs };
    }

    private DiffResponse Diff(DiffRequest request)
    {
        var changed = request.News.Fields.Keys.Union(request.OldInputs.Fields.Keys, StringComparer.Ordinal)
            .Where(key => !Equals(request.News.Fields.GetValueOrDefault(key), request.Olds.Fields.GetValueOrDefault(key))).ToList();
        var response = new DiffResponse
        {
            Changes = changed.Count == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome,
            Diffs = { changed },
            HasDetailedDiff = true,
            DeleteBeforeReplace = world.DeletesFirst,
        };
        foreach (var key in changed)
        {
            response.DetailedDiff[key] = new PropertyDiff { Kind = key == "name" ? PropertyDiff.Types.Kind.UpdateReplace : PropertyDiff.Types.Kind.Update, InputDiff = true };
        }

        return response;
    }

    private CreateResponse Create(CreateRequest request)
    {
        log(new PluginLogMessage("info", request.Urn, $"creating '{request.Name}'", Ephemeral: false));
        var id = request.Properties.Fields["name"].StringValue;
        if (!request.Preview)
        {
            world.Existing[id] = request.Properties;
            ThrowIfHalfDone(request.Name, id, request.Properties);
        }

        return new CreateResponse { Id = request.Preview ? string.Empty : id, Properties = request.Properties };
    }

    private UpdateResponse Update(UpdateRequest request)
    {
        if (!request.Preview)
        {
            world.Existing[request.Id] = request.News;
            ThrowIfHalfDone(request.Name, request.Id, request.News);
        }

        return new UpdateResponse { Properties = request.News };
    }

    private ReadResponse Read(ReadRequest request) =>
        world.Existing.TryGetValue(request.Id, out var found) ? new ReadResponse { Id = request.Id, Properties = found, Inputs = found } : new ReadResponse();

    private Empty Delete(DeleteRequest request)
    {
        world.Existing.TryRemove(request.Id, out _);
        return new Empty();
    }

    private void ThrowIfHalfDone(string name, string id, Struct properties)
    {
        if (world.HalfDone.Contains(name))
        {
            var detail = new ErrorResourceInitFailed { Id = id, Properties = properties, Reasons = { "not confirmed" } };
            throw new PluginCallException("UNKNOWN", "half done", new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { ["pulumirpc.ErrorResourceInitFailed"] = detail.ToByteArray() });
        }
    }
}
