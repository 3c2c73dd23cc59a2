using System.Net.Sockets;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class ParentProcessTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public async Task WaitForEnd_ParentLives_GoesOnUntilItIsAnother()
    {
        var parent = 42;
        var ended = ParentProcess.WaitForEndAsync(42, () => parent, clock);

        clock.Advance(TimeSpan.FromSeconds(30));
        ended.IsCompleted.ShouldBeFalse();
        parent = ParentProcess.Init;
        clock.Advance(ParentProcess.Interval);

        await ended;
    }

    [Fact]
    public async Task WaitForEnd_ParentGoneBeforeTheFirstLook_EndsAtOnce()
    {
        await ParentProcess.WaitForEndAsync(42, () => ParentProcess.Init, clock);
        await ParentProcess.WaitForEndAsync(42, () => 43, clock);
    }

    [Fact]
    public async Task EngineProbe_EngineThatListens_IsNotTakenForGone()
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var ended = ParentProcess.WaitForRefusalAsync(engine.LocalEndpoint.ToString()!, clock);
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(ParentProcess.ProbeInterval);
            using var probe = await engine.AcceptTcpClientAsync();
        }

        ended.IsCompleted.ShouldBeFalse();
    }

    [Theory, Each(false, true)]
    public async Task EngineProbe_EngineThatRefuses_IsBelievedTheSecondTime(bool hasListened)
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var ended = ParentProcess.WaitForRefusalAsync(engine.LocalEndpoint.ToString()!, clock);
        if (hasListened)
        {
            clock.Advance(ParentProcess.ProbeInterval);
            using var probe = await engine.AcceptTcpClientAsync();
            ended.IsCompleted.ShouldBeFalse();
        }

        engine.Stop();
        while (!ended.IsCompleted)
        {
            clock.Advance(ParentProcess.ProbeInterval);
            await Task.Yield();
        }

        await ended;
    }

    [Fact]
    public void Id_OfThisProcess_IsThatOfTheSystem()
    {
        if (OperatingSystem.IsLinux())
        {
            var status = File.ReadLines("/proc/self/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
            ParentProcess.Id().ShouldBe(int.Parse(status["PPid:".Length..]));
        }
    }
}
