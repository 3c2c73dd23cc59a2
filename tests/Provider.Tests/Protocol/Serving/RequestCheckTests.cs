using MediaProviders.Provider.Tests.Protocol.Serving.Raw;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>What is a call, and what is refused before it becomes one.</summary>
public class RequestCheckTests : WireTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("post")]
    public async Task Request_NotPost_IsMethodNotAllowed(string method)
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, (":method", method));
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
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, ("content-type", contentType));
        (response.HttpStatus, response.Status).ShouldBe(("200", "0"));
        response.Field("content-type").ShouldBe("application/grpc");
    }

    [Theory]
    [InlineData("415", "content-type", "")]
    [InlineData("415", "content-type", "text/plain")]
    [InlineData("415", "content-type", "application/json")]
    [InlineData("415", "content-type", "application/grpc-web")]
    [InlineData("415", "content-type", "application/grpcx")]
    [InlineData("415", "content-type", "application/x-www-form-urlencoded")]
    [InlineData("403", "origin", "http://localhost")]
    [InlineData("403", "origin", "https://attacker.example")]
    [InlineData("403", "origin", "null")]
    [InlineData("421", ":authority", "attacker.example")]
    [InlineData("421", ":authority", "attacker.example:1234")]
    [InlineData("421", ":authority", "localhost.attacker.example")]
    [InlineData("421", ":authority", "127.0.0.1.nip.io:1234")]
    [InlineData("421", ":authority", "10.0.0.1:1234")]
    [InlineData("421", ":authority", "0.0.0.0:1234")]
    [InlineData("421", ":authority", "[::ffff:10.0.0.1]:1")]
    [InlineData("421", ":authority", "localhost.")]
    public async Task Request_OfAnotherContentTypeOrOriginOrToAnotherHost_IsRefused(string status, string field, string value)
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello, (field, value));
        (response.HttpStatus, response.Data.Length).ShouldBe((status, 0));
    }

    [Theory]
    [InlineData("127.0.0.1:1234")]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1:80")]
    [InlineData("localhost:1234")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]:1234")]
    [InlineData("[::ffff:127.0.0.1]:1")]
    public async Task Request_ToThisMachine_IsAnswered(string authority) =>
        (await client.CallAsync(WireCall.Say, WireCall.Hello, (":authority", authority))).Status.ShouldBe("0");

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
        var answer = await new StreamReader(stream).ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 400 Bad Request\r\n");
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public void Start_Always_ListensOnLoopbackOnly()
    {
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        listeners.Where(l => l.Port == server.Port).ShouldHaveSingleItem().Address.ShouldBe(System.Net.IPAddress.Loopback);
    }
}
