using System.Net.Sockets;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>A client that gives up, or a deadline that passes, reaches the handler and what it waits for. The library keeps deadlines by the clock.</summary>
public class CancellationTests : WireTests
{
    [Theory, Each(true, false)]
    public async Task Call_ClientResetsOrIsLost_HandlerIsCancelled(bool resets)
    {
        var (entered, cancelled) = HoldCreates();
        var id = await client.StartAsync(WireCall.Create, WireCall.One);
        await entered;
        if (resets)
        {
            await client.ResetAsync(id);
        }
        else
        {
            client.Dispose();
        }

        await cancelled;
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Call_ClientCancels_HttpRequestOfTheHandlerIsCancelled()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = new HttpClient();
        server.Package.Resource.OnCreate = async (_, cancellation) =>
        {
            await http.GetAsync(new Uri($"http://{listener.LocalEndpoint}/"), cancellation);
            throw new InvalidOperationException("The request was answered.");
        };
        var id = await client.StartAsync(WireCall.Create, WireCall.One);
        using var api = await listener.AcceptTcpClientAsync();
        using var patience = new CancellationTokenSource(RawClient.Patience);
        using var requestLines = new StreamReader(api.GetStream());
        while (!string.IsNullOrEmpty(await requestLines.ReadLineAsync(patience.Token)))
        {
            // The header fields, up to the empty line.
        }

        await client.ResetAsync(id);
        (await requestLines.ReadToEndAsync(patience.Token)).ShouldBeEmpty("the API sees its client hang up");
    }

    [Fact]
    public async Task Call_HandlersCleanupThrows_ServerSurvives()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Package.Resource.OnCreate = async (_, cancellation) =>
        {
            cancellation.Register(() => throw new InvalidOperationException("cleanup"));
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("The delay ended.");
        };
        var id = await client.StartAsync(WireCall.Create, WireCall.One);
        await entered.Task;
        await client.ResetAsync(id);
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Call_DeadlinePasses_IsSaidAndCancelsTheHandler()
    {
        var (_, cancelled) = HoldCreates();
        (await client.CallAsync(WireCall.Create, WireCall.One, ("grpc-timeout", "20m"))).Status.ShouldBe("4");
        await cancelled;
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Status.ShouldBe("0");
    }

    [Theory, Each("99999999H", "2400H", "1", "-1S", "soon")]
    public async Task Call_LongOrMalformedTimeout_IsAnswered(string timeout) =>
        (await client.CallAsync(WireCall.Say, WireCall.Hello, ("grpc-timeout", timeout))).Status.ShouldBe("0");

    private (Task Entered, Task Stopped) HoldCreates() => server.Package.Resource.HoldCreates(_ => throw new InvalidOperationException("The hold ended."));
}
