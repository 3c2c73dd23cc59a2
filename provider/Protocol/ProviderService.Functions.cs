using Google.Protobuf.Collections;
using Grpc.Core;
using MediaProviders.Protocol.Properties;
using MediaProviders.Protocol.Wire;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <content>The calls about no resource in particular.</content>
internal sealed partial class ProviderService
{
    public override async Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        await using var scope = OpenToken(context, request.Tok, request.Preview);
        var function = scope.Provider.FindFunction(scope.Operation.Name) ?? throw errors.UnknownToken("function", request.Tok, scope.Provider.FunctionNames);
        var arguments = PropertyCodec.Decode(request.Args, "args");
        if (arguments.ContainsUnknown())
        {
            throw Errors.UnknownArguments(request.Tok);
        }

        var answer = await function.InvokeAsync(scope.Operation, arguments, scope.Cancellation);
        var response = new InvokeResponse();
        if (answer.Problems.Count == 0)
        {
            response.Return = PropertyCodec.Encode(arguments.ContainsSecret() ? AllSecret(answer.Result) : answer.Result);
        }

        CheckAnswer.AddTo(response.Failures, answer.Problems);
        return response;
    }

    public override async Task List(ListRequest request, IServerStreamWriter<ListResponse> responseStream, ServerCallContext context)
    {
        await using var scope = OpenToken(context, request.Token, preview: false);
        var resource = scope.Provider.FindResource(scope.Operation.Name) ?? throw errors.UnknownToken("resource", request.Token, scope.Provider.ResourceNames);
        var query = PropertyCodec.Decode(request.Query, "query");
        if (query.ContainsUnknown())
        {
            await responseStream.WriteAsync(new ListResponse { Computed = new ListResponse.Types.Computed() }, scope.Cancellation);
            return;
        }

        var problems = resource.Shape.ListInputs.Validate(query);
        if (problems.Count > 0)
        {
            throw Errors.QueryRefused(request.Token, problems);
        }

        var all = await resource.ListAsync(scope.Operation, query, scope.Cancellation);
        foreach (var response in ListPage.Of(all, request))
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            await responseStream.WriteAsync(response, scope.Cancellation);
        }
    }

    // An answer may tell the secret that was asked with: the engine leaves these marks to a provider that accepts secrets.
    private static ObjectValue AllSecret(ObjectValue result) =>
        new([.. result.Members.Select(m => KeyValuePair.Create(m.Key, m.Value.AsSecret()))]);

    private OperationScope OpenToken(ServerCallContext context, string token, bool preview)
    {
        var current = SessionOf(context);
        return OperationScope.OfToken(current, current.Use(), context, token, package.Identity.NameIn(token) ?? "", preview);
    }

    // An unreadable path leads to nothing.
    private static List<PropertyPath> PathsOf(RepeatedField<string> texts)
    {
        var paths = new List<PropertyPath>(texts.Count);
        foreach (var text in texts)
        {
            if (PropertyPath.TryParse(text, out var path))
            {
                paths.Add(path);
            }
        }

        return paths;
    }
}
