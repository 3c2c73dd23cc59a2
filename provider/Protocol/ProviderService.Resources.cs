using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <content>The calls about a resource.</content>
internal sealed partial class ProviderService
{
    public override async Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, timeout: 0, preview: false, out var resource);
        var given = PropertyCodec.Decode(request.News, "news");
        var last = PropertyCodec.Decode(request.Olds, "olds");
        return Responses.OfCheck(resource.Check(scope.Operation, given, last, NamingOf(request)));
    }

    public override async Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, timeout: 0, preview: false, out var resource);
        var id = RequireId(request.Id, scope);
        var lastKnown = new LastKnown(PropertyCodec.Decode(request.OldInputs, "old_inputs"), PropertyCodec.Decode(request.Olds, "olds"));
        var desired = PropertyCodec.Decode(request.News, "news");
        return Responses.OfDiff(resource.Diff(scope.Operation, id, lastKnown, desired, PathsOf(request.IgnoreChanges)), hasPaths: true);
    }

    public override async Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, request.Timeout, request.Preview, out var resource);
        var desired = PropertyCodec.Decode(request.Properties, "properties");
        var created = await resource.CreateAsync(scope.Operation, desired, scope.Cancellation);
        return new CreateResponse { Id = request.Preview ? "" : created.Id, Properties = PropertyCodec.Encode(created.State) };
    }

    public override async Task<ReadResponse> Read(ReadRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, request.Timeout, preview: false, out var resource);
        var id = RequireId(request.Id, scope);
        var lastKnown = new LastKnown(PropertyCodec.Decode(request.Inputs, "inputs"), PropertyCodec.Decode(request.Properties, "properties"));
        var found = await resource.ReadAsync(scope.Operation, id, lastKnown, scope.Cancellation);

        // Engines check in three ways whether a resource is gone, and an empty response means so for all of them (seen in Pulumi 3.260).
        return found is null
            ? new ReadResponse()
            : new ReadResponse { Id = found.Id, Properties = PropertyCodec.Encode(found.State), Inputs = PropertyCodec.Encode(found.Inputs) };
    }

    public override async Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, request.Timeout, request.Preview, out var resource);
        var id = RequireId(request.Id, scope);
        var lastKnown = new LastKnown(PropertyCodec.Decode(request.OldInputs, "old_inputs"), PropertyCodec.Decode(request.Olds, "olds"));
        var desired = PropertyCodec.Decode(request.News, "news");
        var state = await resource.UpdateAsync(scope.Operation, id, lastKnown, desired, PathsOf(request.IgnoreChanges), scope.Cancellation);
        return new UpdateResponse { Properties = PropertyCodec.Encode(state) };
    }

    public override async Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        await using var scope = Open(context, request.Urn, request.Type, request.Timeout, preview: false, out var resource);
        var id = RequireId(request.Id, scope);
        var lastKnown = new LastKnown(PropertyCodec.Decode(request.OldInputs, "old_inputs"), PropertyCodec.Decode(request.Properties, "properties"));
        await resource.DeleteAsync(scope.Operation, id, lastKnown, scope.Cancellation);
        return new Empty();
    }

    // Old engines do not send the type, which is also in the URN.
    private OperationScope Open(ServerCallContext context, string urn, string type, double timeout, bool preview, out Resource resource)
    {
        var current = SessionOf(context);
        var provider = current.Use();
        try
        {
            var address = Urn.Parse(urn) ?? throw new OperationFailedException(
                FailureKind.InvalidInput, $"'{Printable.Of(urn)}' is not the URN of a resource. Please report this to the Pulumi engine.");
            if (type.Length > 0 && type != address.Type)
            {
                throw new OperationFailedException(
                    FailureKind.InvalidInput,
                    $"The URN '{Printable.Of(urn)}' is of the type '{Printable.Of(address.Type)}', but the request says '{Printable.Of(type)}'. Please report "
                        + "this to the Pulumi engine.");
            }

            resource = provider.FindResource(package.Identity.NameIn(address.Type))
                ?? throw UnknownToken("resource", address.Type, provider.ResourceNames);
            var reporter = current.CreateReporter(address.Text);
            return new OperationScope(current, provider, context, reporter, new Operation
            {
                Address = address.Text,
                Name = address.Name,
                Preview = preview,
                Timeout = OperationScope.TimeoutOf(timeout),
                Reporter = reporter,
                Advice = new PulumiAdvice(address, provider.IsExplicit),
            });
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    private static string RequireId(string id, OperationScope scope) => id.Length > 0 ? id : throw new OperationFailedException(
        FailureKind.InvalidInput, $"The request for '{Printable.Of(scope.Operation.Name)}' names no id. Give the id of an existing resource.");

    private static Naming NamingOf(CheckRequest request)
    {
        var mode = request.Autonaming?.Mode switch
        {
            null => Naming.Rule.Default,
            CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce => Naming.Rule.Enforce,
            CheckRequest.Types.AutonamingOptions.Types.Mode.Disable => Naming.Rule.Disable,
            _ => Naming.Rule.Propose,
        };
        return new Naming(mode, request.Autonaming?.ProposedName is { Length: > 0 } proposed ? proposed : null, request.RandomSeed.Memory);
    }
}
