using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;
using MediaProviders.Grpc.Wire;
using MediaProviders.Grpc.Wire.Reflection.V1;

namespace MediaProviders.Grpc.Tests;

/// <summary>Server reflection in both versions.</summary>
public class ReflectionTests
{
    private const string V1 = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    private const string V1Alpha = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

    [Theory]
    [InlineData(V1)]
    [InlineData(V1Alpha)]
    public async Task ListServices_Always_NamesAllInOrder(string path)
    {
        await using var server = await StartAsync();
        var response = await AskAsync(server, path, new ServerReflectionRequest { Host = "me", ListServices = "*" });
        response.ListServicesResponse.Service.Select(s => s.Name).ShouldBe(
            ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "test.Echo"]);
        response.ValidHost.ShouldBe("me");
        response.OriginalRequest.ListServices.ShouldBe("*");
    }

    [Theory]
    [InlineData("google.rpc.Status", "status.proto,google/protobuf/any.proto")]
    [InlineData("google.rpc.Status.message", "status.proto,google/protobuf/any.proto")]
    [InlineData("grpc.health.v1.Health", "grpc/health/v1/health.proto")]
    [InlineData("grpc.health.v1.Health.Watch", "grpc/health/v1/health.proto")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto")]
    [InlineData("grpc.health.v1.HealthCheckResponse.SERVING", "grpc/health/v1/health.proto")]
    [InlineData("grpc.reflection.v1.ServerReflection", "grpc/reflection/v1/reflection.proto")]
    [InlineData("grpc.reflection.v1alpha.ServerReflectionRequest.host", "grpc/reflection/v1alpha/reflection.proto")]
    public async Task FileContainingSymbol_Known_IsTheFileAndItsImports(string symbol, string files)
    {
        await using var server = await StartAsync();
        var response = await AskAsync(server, V1, new ServerReflectionRequest { FileContainingSymbol = symbol });
        FileNames(response).ShouldBe(files.Split(','));
    }

    [Fact]
    public async Task FileByFilename_AskedTwiceOnAStream_SendsImportsOnce()
    {
        await using var server = await StartAsync();
        var request = new ServerReflectionRequest { FileByFilename = "status.proto" };
        var responses = await AskAllAsync(server, V1, request, request);
        FileNames(responses[0]).ShouldBe(["status.proto", "google/protobuf/any.proto"]);
        FileNames(responses[1]).ShouldBe(["status.proto"]);
    }

    [Fact]
    public async Task Files_OfAnAnswer_BuildWorkingDescriptors()
    {
        await using var server = await StartAsync();
        var response = await AskAsync(server, V1, new ServerReflectionRequest { FileContainingSymbol = "google.rpc.Status" });
        var files = FileDescriptor.BuildFromByteStrings(response.FileDescriptorResponse.FileDescriptorProto.Reverse());
        files[^1].FindTypeByName<MessageDescriptor>("Status").FindFieldByName("details").MessageType.FullName.ShouldBe("google.protobuf.Any");
    }

    [Fact]
    public async Task Requests_ForWhatIsNotThere_AreNotFoundAndTheStreamGoesOn()
    {
        await using var server = await StartAsync();
        var responses = await AskAllAsync(
            server,
            V1,
            new ServerReflectionRequest { FileByFilename = "none.proto" },
            new ServerReflectionRequest { FileContainingSymbol = "no.Such" },
            new ServerReflectionRequest { AllExtensionNumbersOfType = "no.Such" },
            new ServerReflectionRequest { FileContainingExtension = new() { ContainingType = "google.rpc.Status", ExtensionNumber = 9 } },
            new ServerReflectionRequest { AllExtensionNumbersOfType = "google.rpc.Status" },
            new ServerReflectionRequest { ListServices = string.Empty });
        responses.Take(4).ShouldAllBe(r => r.ErrorResponse.ErrorCode == (int)StatusCode.NotFound);
        responses[0].ErrorResponse.ErrorMessage.ShouldBe("There is no file 'none.proto'.");
        responses[3].ErrorResponse.ErrorMessage.ShouldBe("There is no extension 9 of 'google.rpc.Status'.");
        responses[4].AllExtensionNumbersResponse.BaseTypeName.ShouldBe("google.rpc.Status");
        responses[4].AllExtensionNumbersResponse.ExtensionNumber.ShouldBeEmpty();
        responses[5].ListServicesResponse.Service.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Extensions_OfAType_AreFound()
    {
        var set = new FileDescriptorSet();
        set.File.Add(new FileDescriptorProto
        {
            Name = "ext.proto",
            Package = "ext",
            Syntax = "proto2",
            MessageType = { new DescriptorProto { Name = "Open" } },
            Extension =
            {
                new FieldDescriptorProto { Name = "late", Number = 120, Extendee = ".ext.Open" },
                new FieldDescriptorProto { Name = "early", Number = 101, Extendee = ".ext.Open" },
            },
        });
        await using var server = await StartAsync(set);
        var responses = await AskAllAsync(
            server,
            V1,
            new ServerReflectionRequest { AllExtensionNumbersOfType = "ext.Open" },
            new ServerReflectionRequest { FileContainingExtension = new() { ContainingType = "ext.Open", ExtensionNumber = 101 } },
            new ServerReflectionRequest { FileContainingSymbol = "ext.late" });
        responses[0].AllExtensionNumbersResponse.ExtensionNumber.ShouldBe([101, 120]);
        FileNames(responses[1]).ShouldBe(["ext.proto"]);
        FileNames(responses[2]).ShouldBe(["ext.proto"]);
    }

    [Fact]
    public async Task Request_ThatAsksNothing_IsInvalid()
    {
        await using var server = await StartAsync();
        var client = await server.RawAsync();
        (await client.CallAsync(V1, RawClient.Frame([]))).Status.ShouldBe("3");
    }

    [Fact]
    public async Task Descriptors_NotAskedFor_AreNotLoaded()
    {
        var asked = 0;
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            Services = _ => [Echo.Service()],
            Reflection = () =>
            {
                asked++;
                return new FileDescriptorSet().ToByteArray();
            },
        });
        await AskAsync(server, V1, new ServerReflectionRequest { ListServices = string.Empty });
        asked.ShouldBe(0);
        await AskAsync(server, V1, new ServerReflectionRequest { FileContainingSymbol = "x" });
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Reflection_NotOffered_IsUnimplemented()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        (await (await server.RawAsync()).CallAsync(V1, RawClient.Frame([]))).Status.ShouldBe("12");
    }

    private static Task<TestServer> StartAsync(FileDescriptorSet? set = null)
    {
        if (set is null)
        {
            set = new FileDescriptorSet();
            foreach (var file in new[] { AnyReflection.Descriptor, StatusReflection.Descriptor })
            {
                set.File.Add(FileDescriptorProto.Parser.ParseFrom(file.SerializedData));
            }
        }

        var bytes = set.ToByteArray();
        return TestServer.StartAsync(new GrpcServerOptions { Services = _ => [Echo.Service()], Reflection = () => bytes });
    }

    private static async Task<ServerReflectionResponse> AskAsync(TestServer server, string path, ServerReflectionRequest request) =>
        (await AskAllAsync(server, path, request)).ShouldHaveSingleItem();

    private static async Task<List<ServerReflectionResponse>> AskAllAsync(TestServer server, string path, params ServerReflectionRequest[] requests)
    {
        var client = await server.RawAsync();
        var response = await client.CallAsync(path, [.. requests.SelectMany(RawClient.Frame)]);
        response.Status.ShouldBe("0");
        return [.. response.Messages().Select(ServerReflectionResponse.Parser.ParseFrom)];
    }

    private static IEnumerable<string> FileNames(ServerReflectionResponse response) =>
        response.FileDescriptorResponse.FileDescriptorProto.Select(b => FileDescriptorProto.Parser.ParseFrom(b).Name);
}
