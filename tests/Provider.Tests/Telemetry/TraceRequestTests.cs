using MediaProviders.Plugin.Telemetry;

namespace MediaProviders.Provider.Tests.Telemetry;

public sealed class TraceRequestTests
{
    [Theory]
    [InlineData("localhost:33659", "http://localhost:33659/")]
    [InlineData("127.0.0.1:33659", "http://127.0.0.1:33659/")]
    [InlineData("[::1]:33659", "http://[::1]:33659/")]
    [InlineData("http://localhost:33659", "http://localhost:33659/")]
    [InlineData("https://collector.example:4317", "https://collector.example:4317/")]
    public void TryRead_Receiver_IsAnAddress(string text, string address)
    {
        TraceRequest.TryRead(text, out var endpoint).ShouldBeTrue();
        endpoint!.AbsoluteUri.ShouldBe(address);
    }

    [Theory, Each(null, "", "  ", "no address", "localhost:99999", "file:///tmp/traces.json")]
    public void TryRead_AnythingElse_IsNone(string? text) => TraceRequest.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void Follow_NoReceiver_StartsNothing() => TraceRequest.Follow(_ => null, "plugin", "1.2.3").ShouldBeNull();

    [Fact]
    public async Task Dispose_ReceiverThatDoesNotAnswer_DoesNotHoldTheCallersThread()
    {
        await using var collector = await FakeCollector.StartAsync(answers: false);
        using var source = new ActivitySource("of a test of traces");
        var traces = TraceRequest.Follow(_ => collector.Address, "plugin", "1.2.3", source.Name)!;
        source.StartActivity("late")!.Dispose();

        var end = traces.DisposeAsync().AsTask();

        end.IsCompleted.ShouldBeFalse();
        await end;
    }
}
