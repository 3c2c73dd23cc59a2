using MediaProviders.Provider.Tests.Protocol.Serving.Raw;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>What is a call, and what is refused before it becomes one.</summary>
public class RequestCheckTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("post")]
    public async Task Request_NotPost_IsMethodNotAllowed(string method)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, (":method", method));
        response.HttpStatus.ShouldBe("405");
        response.Field("allow").ShouldBe("POST");
        response.Data.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("Application/gRPC+Proto")]
    [InlineData("application/grpc; charset=utf-8")]
    [InlineData("application/grpc+proto;a=b;c=d")]
    public async Task Request_GrpcContentType_IsAnswered(string contentType)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, ("content-type", contentType));
        response.HttpStatus.ShouldBe("200");
        response.Status.ShouldBe("0");
        response.Field("content-type").ShouldBe("application/grpc");
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpcx")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Request_OtherContentType_IsUnsupportedMediaType(string contentType)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, ("content-type", contentType));
        response.HttpStatus.ShouldBe("415");
        response.Data.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("https://attacker.example")]
    [InlineData("null")]
    public async Task Request_FromABrowser_IsForbidden(string origin)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, ("origin", origin));
        response.HttpStatus.ShouldBe("403");
        response.Data.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1:1234")]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1:80")]
    [InlineData("localhost:1234")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]:1234")]
    [InlineData("[::ffff:127.0.0.1]:1")]
    public async Task Request_ToThisMachine_IsAnswered(string authority)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        (await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, (":authority", authority))).Status.ShouldBe("0");
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:1234")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.nip.io:1234")]
    [InlineData("10.0.0.1:1234")]
    [InlineData("0.0.0.0:1234")]
    [InlineData("[::ffff:10.0.0.1]:1")]
    [InlineData("localhost.")]
    public async Task Request_ByTheNameOfAWebSite_IsMisdirected(string authority)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, (":authority", authority));
        response.HttpStatus.ShouldBe("421");
        response.Data.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("/pulumirpc.ResourceProvider/Shout")]
    [InlineData("/pulumirpc.ResourceProvider/checkConfig")]
    [InlineData("/pulumirpc.resourceProvider/CheckConfig")]
    [InlineData("/PULUMIRPC.RESOURCEPROVIDER/CHECKCONFIG")]
    [InlineData("/pulumirpc.ResourceProvider/CheckConfig/")]
    [InlineData("/pulumirpc.ResourceProvider/CheckConfig?x=y")]
    [InlineData("/pulumirpc.ResourceProvider/Ch%65ckConfig")]
    [InlineData("/x/../pulumirpc.ResourceProvider/CheckConfig")]
    [InlineData("/")]
    public async Task Request_UnknownMethod_IsUnimplemented(string path)
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        var response = await client.CallAsync(path, WirePlugin.Hello);
        response.HttpStatus.ShouldBe("200");
        response.Status.ShouldBe("12");
        response.Message.ShouldBe("Method is unimplemented.");
        response.Field("content-type").ShouldBe("application/grpc");
        response.Blocks.Count.ShouldBe(1, "a failure without messages is said in the header fields");
    }

    [Fact]
    public async Task Request_Refused_ConnectionServesOn()
    {
        await using var server = await WirePlugin.StartAsync();
        var client = await server.RawAsync();
        (await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, (":method", "GET"))).HttpStatus.ShouldBe("405");
        (await client.CallAsync(WirePlugin.Say, WirePlugin.Hello, ("content-type", "text/html"))).HttpStatus.ShouldBe("415");
        (await client.CallAsync("/no/Method", WirePlugin.Hello)).Status.ShouldBe("12");
        (await client.CallAsync(WirePlugin.Say, WirePlugin.Hello)).Status.ShouldBe("0");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /pulumirpc.ResourceProvider/CheckConfig HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")]
    public async Task Connection_SpeaksHttp1_IsRefused(string request)
    {
        await using var server = await WirePlugin.StartAsync();
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = await new StreamReader(stream).ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 400 Bad Request\r\n");
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Start_Always_ListensOnLoopbackOnly()
    {
        await using var server = await WirePlugin.StartAsync();
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        listeners.Where(l => l.Port == server.Server.Port).ShouldHaveSingleItem().Address.ShouldBe(System.Net.IPAddress.Loopback);
    }
}
