namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>What is a call, and what is refused before it becomes one.</summary>
public class RequestCheckTests : WireTests
{
    [Theory, Each("GET", "PUT", "OPTIONS", "post")]
    public async Task Request_NotPost_IsMethodNotAllowed(string method)
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, (":method", method));
        response.HttpStatus.ShouldBe("405");
        response.Field("allow").ShouldBe("POST");
        response.Data.Length.ShouldBe(0);
    }

    [Theory, Each(
        "application/grpc", "application/grpc+proto", "Application/gRPC+Proto", "application/grpc; charset=utf-8", "application/grpc+proto;a=b;c=d")]
    public async Task Request_GrpcContentType_IsAnswered(string contentType)
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, ("content-type", contentType));
        (response.HttpStatus, response.Status).ShouldBe(("200", "0"));
        response.Field("content-type").ShouldBe("application/grpc");
    }

    // Header fields as they are sent.
    [Theory]
    [Each(
        "content-type: ", "content-type: text/plain", "content-type: application/json", "content-type: application/grpc-web", "content-type: application/grpcx",
        "content-type: application/x-www-form-urlencoded", With = "415")]
    [Each("origin: http://localhost", "origin: https://attacker.example", "origin: null", With = "403")]
    [Each(
        ":authority: attacker.example", ":authority: attacker.example:1234", ":authority: localhost.attacker.example", ":authority: 127.0.0.1.nip.io:1234",
        ":authority: 10.0.0.1:1234", ":authority: 0.0.0.0:1234", ":authority: [::ffff:10.0.0.1]:1", ":authority: localhost.", With = "421")]
    public async Task Request_OfAnotherContentTypeOrOriginOrToAnotherHost_IsRefused(string field, string status)
    {
        var parts = field.Split(": ", 2);
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, (parts[0], parts[1]));
        (response.HttpStatus, response.Data.Length).ShouldBe((status, 0));
    }

    [Theory, Each("127.0.0.1:1234", "127.0.0.1", "127.3.2.1:80", "localhost:1234", "LOCALHOST", "[::1]:1234", "[::ffff:127.0.0.1]:1")]
    public async Task Request_ToThisMachine_IsAnswered(string authority) =>
        (await client.CallAsync(WireCall.Say, WireCall.Hello, (":authority", authority))).Status.ShouldBe("0");

    [Theory, Each(
        "/pulumirpc.ResourceProvider/Shout", "/pulumirpc.ResourceProvider/checkConfig", "/pulumirpc.resourceProvider/CheckConfig",
        "/PULUMIRPC.RESOURCEPROVIDER/CHECKCONFIG", "/pulumirpc.ResourceProvider/CheckConfig/", "/pulumirpc.ResourceProvider/CheckConfig?x=y",
        "/pulumirpc.ResourceProvider/Ch%65ckConfig", "/x/../pulumirpc.ResourceProvider/CheckConfig", "/")]
    public async Task Request_UnknownMethod_IsUnimplemented(string path)
    {
        var response = await client.CallAsync(path, WireCall.Hello);
        (response.HttpStatus, response.Status, response.Message).ShouldBe(("200", "12", "Method is unimplemented."));
        response.Field("content-type").ShouldBe("application/grpc");
        response.Blocks.Count.ShouldBe(1, "a failure without messages is said in the header fields");
    }

    [Fact]
    public async Task Request_Refused_ConnectionServesOn()
    {
        (await client.CallAsync(WireCall.Say, WireCall.Hello, (":method", "GET"))).HttpStatus.ShouldBe("405");
        (await client.CallAsync(WireCall.Say, WireCall.Hello, ("content-type", "text/html"))).HttpStatus.ShouldBe("415");
        (await client.CallAsync("/no/Method", WireCall.Hello)).Status.ShouldBe("12");
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Status.ShouldBe("0");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /pulumirpc.ResourceProvider/CheckConfig HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")]
    public async Task Connection_SpeaksHttp1_IsRefused(string request)
    {
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        (await new StreamReader(stream).ReadToEndAsync()).ShouldStartWith("HTTP/1.1 400 Bad Request\r\n");
        await server.ShouldStillServeAsync();
    }

    // The methods are listed by hand, for the sake of the start; the contract says which there are.
    [Fact]
    public void Methods_OfTheContract_AreAllServed()
    {
        var served = new FakePackage().ToServed();
        var service = new ProviderService(served, _ => throw new NotSupportedException());

        ServiceMethod.Of(service, new Errors(served.Identity)).Select(method => method.Name)
            .ShouldBe(ResourceProvider.Descriptor.Methods.Select(method => method.Name), ignoreOrder: true);
    }

    [Fact]
    public void Start_Always_ListensOnLoopbackOnly()
    {
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        listeners.Where(l => l.Port == server.Port).ShouldHaveSingleItem().Address.ShouldBe(System.Net.IPAddress.Loopback);
    }
}
