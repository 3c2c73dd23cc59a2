using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <summary>
/// The ResourceProvider service, for one session at a time: each method decodes, asks, and encodes. Parameterize, Construct and Call are not offered.
/// </summary>
internal sealed partial class ProviderService : IDisposable
{
    private readonly ServedPackage package;
    private readonly Errors errors;
    private readonly bool handshakeBegins;
    private Session session;

    /// <summary>Makes the service.</summary>
    /// <param name="package">Who answers.</param>
    /// <param name="engineAddress">The engine's host and port as far as it is known yet; else empty.</param>
    /// <param name="handshakeBegins">
    /// True when each Handshake begins another session and Cancel ends it, as for a process that was started by hand and that engines attach to; false when
    /// the process serves one engine only, and ends with it.
    /// </param>
    public ProviderService(ServedPackage package, string engineAddress, bool handshakeBegins)
    {
        this.package = package;
        this.handshakeBegins = handshakeBegins;
        errors = new Errors(package.Identity);
        session = new Session(engineAddress, OpenLog);
    }

    private Session Current => Volatile.Read(ref session);

    /// <summary>The methods, for a server.</summary>
    public GrpcService ToGrpcService() => new GrpcService("pulumirpc.ResourceProvider")
        .Unary("Handshake", ProviderHandshakeRequest.Parser, HandshakeAsync)
        .Unary("Attach", PluginAttach.Parser, AttachAsync)
        .Unary("GetPluginInfo", Empty.Parser, GetPluginInfoAsync)
        .Unary("GetSchema", GetSchemaRequest.Parser, GetSchemaAsync)
        .Unary("GetMapping", GetMappingRequest.Parser, GetMappingAsync)
        .Unary("GetMappings", GetMappingsRequest.Parser, GetMappingsAsync)
        .Unary("Cancel", Empty.Parser, CancelAsync)
        .Unary("CheckConfig", CheckRequest.Parser, CheckConfigAsync)
        .Unary("DiffConfig", DiffRequest.Parser, DiffConfigAsync)
        .Unary("Configure", ConfigureRequest.Parser, ConfigureAsync)
        .Unary("Check", CheckRequest.Parser, CheckAsync)
        .Unary("Diff", DiffRequest.Parser, DiffAsync)
        .Unary("Create", CreateRequest.Parser, CreateAsync)
        .Unary("Read", ReadRequest.Parser, ReadAsync)
        .Unary("Update", UpdateRequest.Parser, UpdateAsync)
        .Unary("Delete", DeleteRequest.Parser, DeleteAsync)
        .Unary("Invoke", InvokeRequest.Parser, InvokeAsync)
        .ServerStreaming("List", ListRequest.Parser, (ListRequest request, IStreamWriter<ListResponse> responses, CallContext context) => ListAsync(request, responses, context));

    private IEngineLog OpenLog(string address) => package.OpenLog?.Invoke(address) ?? new EngineLog(address, package.Time, EngineLog.DefaultLongestWait);

    /// <summary>Tells running operations to end.</summary>
    public void Cancel() => Current.Cancel();

    /// <summary>Ends the session.</summary>
    public void Dispose() => Current.Dispose();
}
