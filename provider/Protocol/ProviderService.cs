using System.Text;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Protocol;

/// <summary>
/// The ResourceProvider service: each method decodes the request, calls the provider and encodes the response. Without Parameterize, Construct and Call.
/// </summary>
internal sealed partial class ProviderService(ServedPackage package, Func<ServerCallContext, SessionSlot> sessionsOf) : ResourceProviderBase
{
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context)
    {
        sessionsOf(context).Handshake(request.EngineAddress);

        // Not accepted: outputs, which only components need, and byte strings.
        return Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
    }

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context)
    {
        SessionOf(context).EngineAddress = request.Address;
        return Task.FromResult(new Empty());
    }

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = package.Identity.Version });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = Encoding.UTF8.GetString(package.Schema().Span) });

    // There are no mappings for converting programs of other tools.
    public override Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context)
    {
        _ = SessionOf(context);
        return Task.FromResult(new GetMappingResponse());
    }

    public override Task<GetMappingsResponse> GetMappings(GetMappingsRequest request, ServerCallContext context)
    {
        _ = SessionOf(context);
        return Task.FromResult(new GetMappingsResponse());
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        sessionsOf(context).CancelByEngine();
        return Task.FromResult(new Empty());
    }

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context)
    {
        var current = SessionOf(context);
        var given = PropertyCodec.Decode(request.News, "news");
        return Task.FromResult(Responses.OfCheck(package.CheckConfig(given, package.EnvironmentOf(current.EngineAddress)), mayShowValues: false));
    }

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        _ = SessionOf(context);

        // Old engines send no inputs; a provider's outputs are the same.
        var inputs = PropertyCodec.Decode(request.OldInputs, "old_inputs");
        var last = inputs.Members.Count > 0 ? inputs : PropertyCodec.Decode(request.Olds, "olds");
        var desired = PropertyCodec.Decode(request.News, "news");
        return Task.FromResult(Responses.OfDiff(package.DiffConfig(last, desired, PathsOf(request.IgnoreChanges)), hasPaths: false));
    }

    public override async Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        var current = SessionOf(context);
        var given = PropertyCodec.Decode(request.Args, "args");

        // A direct command (`pulumi do`) sends a URN but no name (seen in Pulumi 3.276).
        var environment = package.EnvironmentOf(current.EngineAddress) with { IsDirect = request.Urn.Length > 0 && request.Name.Length == 0 };

        var provider = package.Configure(given, current.WithOwnership(environment));

        // The default provider is called 'default', or 'default_1_2_3' where the program names a version (seen in Pulumi 3.276).
        provider.IsExplicit = request.Name.Length > 0 && request.Name != "default" && !request.Name.StartsWith("default_", StringComparison.Ordinal);
        if (provider.Warning is { } warning)
        {
            var reporter = current.CreateReporter(urn: "");
            reporter.Warn(warning);
            await reporter.EndAsync();
        }

        current.Configure(provider);
        return new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true, SupportsAutonamingConfiguration = true };
    }

    public override async Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        await using var scope = OpenToken(context, request.Tok, request.Preview);
        var function = scope.Provider.FindFunction(scope.Operation.Name) ?? throw UnknownToken("function", request.Tok, scope.Provider.FunctionNames);
        var arguments = PropertyCodec.Decode(request.Args, "args");
        if (arguments.ContainsUnknown())
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"'{Printable.Of(request.Tok)}' cannot be called: not all of its arguments are known "
                + "yet. Please report this to the Pulumi engine.");
        }

        var response = new InvokeResponse();
        Responses.AddTo(response.Failures, function.Shape.Inputs.Validate(arguments));
        if (response.Failures.Count == 0)
        {
            // The result may contain a secret argument. An engine leaves it to a provider that accepts secrets to mark the result.
            var answer = await function.InvokeAsync(scope.Operation, arguments, scope.Cancellation);
            response.Return = PropertyCodec.Encode(arguments.ContainsSecret() ? answer.Map(static (_, member) => member.AsSecret()) : answer);
        }

        return response;
    }

    public override async Task List(ListRequest request, IServerStreamWriter<ListResponse> responseStream, ServerCallContext context)
    {
        await using var scope = OpenToken(context, request.Token, preview: false);
        var resource = scope.Provider.FindResource(scope.Operation.Name) ?? throw UnknownToken("resource", request.Token, scope.Provider.ResourceNames);
        var query = PropertyCodec.Decode(request.Query, "query");
        if (query.ContainsUnknown())
        {
            await responseStream.WriteAsync(new ListResponse { Computed = new ListResponse.Types.Computed() }, scope.Cancellation);
            return;
        }

        var problems = resource.Shape.ListInputs.Validate(query);
        if (problems.Count > 0)
        {
            // Values are not shown, because any of them may be secret.
            throw new OperationFailedException(FailureKind.InvalidInput, $"Listing '{Printable.Of(request.Token)}' failed. "
                + $"{string.Join(' ', problems.Select(p => $"{p.Shown}: {p.Reason}"))}");
        }

        var all = await resource.ListAsync(scope.Operation, query, scope.Cancellation);
        foreach (var response in Responses.OfList(all, request))
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            await responseStream.WriteAsync(response, scope.Cancellation);
        }
    }

    private OperationScope OpenToken(ServerCallContext context, string token, bool preview)
    {
        var current = SessionOf(context);
        var provider = current.Use();
        var reporter = current.CreateReporter("");
        return new OperationScope(current, provider, context, reporter, new Operation
        {
            Address = token, Name = package.Identity.NameIn(token) ?? "", Preview = preview, Reporter = reporter,
        });
    }

    // An invalid path is ignored.
    private static List<PropertyPath> PathsOf(RepeatedField<string> texts) =>
        [.. texts.Select(text => PropertyPath.TryParse(text, out var path) ? path : null).OfType<PropertyPath>()];

    private OperationFailedException UnknownToken(string what, string token, IEnumerable<string> names)
    {
        // Programs write "package:Name", which is short for "package:index:Name".
        var (name, version) = package.Identity;
        var isOurs = !token.Contains(':') || token.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);
        var hint = isOurs && Suggestion.Nearest(token[(token.LastIndexOf(':') + 1)..], names) is { } nearest
            ? $"; did you mean '{name}:index:{nearest}'?"
            : ".";
        return new OperationFailedException(FailureKind.NotFound, $"The package '{name}' {version} has no {what} '{Printable.Of(token)}'{hint} Correct the "
            + "token, or use a version of the package that has it.");
    }

    // Refuses a call of a cancelled session.
    private Session SessionOf(ServerCallContext context)
    {
        var session = sessionsOf(context).Current;
        session.ThrowIfCancelled();
        return session;
    }
}
