using Google.Protobuf;
using MediaProviders.Grpc.Wire.Reflection.V1;

namespace MediaProviders.Grpc.Reflection;

/// <summary>
/// Server reflection v1 and v1alpha (github.com/grpc/grpc, doc/server-reflection.md). The two differ in their package only, so the
/// messages of v1 serve both.
/// </summary>
internal sealed class ReflectionService(Lazy<DescriptorIndex> index, IReadOnlyList<string> serviceNames)
{
    private static readonly string[] Names = ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    /// <summary>Adds both versions beside the services they tell about.</summary>
    /// <param name="services">The services of a connection.</param>
    /// <param name="descriptors">The application's descriptors; asked for at the first request.</param>
    /// <param name="health">Whether the health service is served too.</param>
    public static void AddTo(List<GrpcService> services, Func<ReadOnlyMemory<byte>> descriptors, bool health)
    {
        List<string> names = [.. services.Select(s => s.FullName), .. Names];
        if (health)
        {
            names.Add("grpc.health.v1.Health");
        }

        names.Sort(StringComparer.Ordinal);
        var reflection = new ReflectionService(new Lazy<DescriptorIndex>(() => DescriptorIndex.Create(descriptors())), names);
        foreach (var name in Names)
        {
            services.Add(new GrpcService(name).Duplex<ServerReflectionRequest, ServerReflectionResponse>(
                "ServerReflectionInfo", ServerReflectionRequest.Parser, reflection.AnswerAllAsync));
        }
    }

    private async Task AnswerAllAsync(
        IAsyncEnumerable<ServerReflectionRequest> requests, IStreamWriter<ServerReflectionResponse> writer, CallContext context)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var request in requests)
        {
            var response = Answer(request, sent);
            response.ValidHost = request.Host;
            response.OriginalRequest = request;
            await writer.WriteAsync(response);
        }
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request, HashSet<string> sent) => request.MessageRequestCase switch
    {
        ServerReflectionRequest.MessageRequestOneofCase.FileByFilename =>
            Files(index.Value.FileNamed(request.FileByFilename), sent, $"file '{request.FileByFilename}'"),
        ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol =>
            Files(index.Value.FileDeclaring(request.FileContainingSymbol), sent, $"symbol '{request.FileContainingSymbol}'"),
        ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension =>
            Files(
                index.Value.FileExtending(request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber),
                sent,
                $"extension {request.FileContainingExtension.ExtensionNumber} of '{request.FileContainingExtension.ContainingType}'"),
        ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType =>
            ExtensionNumbers(request.AllExtensionNumbersOfType),
        ServerReflectionRequest.MessageRequestOneofCase.ListServices =>
            new() { ListServicesResponse = new() { Service = { serviceNames.Select(n => new ServiceResponse { Name = n }) } } },
        _ => throw new RpcException(StatusCode.InvalidArgument, "The reflection request asks for nothing known."),
    };

    private static ServerReflectionResponse NotFound(string what) => new()
    {
        ErrorResponse = new() { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = $"There is no {what}." },
    };

    private ServerReflectionResponse ExtensionNumbers(string type) =>
        index.Value.IsType(type)
            ? new() { AllExtensionNumbersResponse = new() { BaseTypeName = type, ExtensionNumber = { index.Value.ExtensionNumbers(type) } } }
            : NotFound($"type '{type}'");

    /// <summary>The file and those of its imports that this stream has not seen.</summary>
    private ServerReflectionResponse Files(string? name, HashSet<string> sent, string what)
    {
        if (name is null)
        {
            return NotFound(what);
        }

        var files = new FileDescriptorResponse();
        foreach (var (file, bytes) in index.Value.WithImports(name))
        {
            // The file asked for is always sent, even again; imports are sent once.
            if (sent.Add(file) || file == name)
            {
                files.FileDescriptorProto.Add(UnsafeByteOperations.UnsafeWrap(bytes));
            }
        }

        return new() { FileDescriptorResponse = files };
    }
}
