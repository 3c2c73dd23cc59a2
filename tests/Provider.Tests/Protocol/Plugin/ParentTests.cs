using System.Net.Sockets;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class ParentTests
{
    [Fact]
    public async Task WaitForEndAsync_ParentChanges_Ends()
    {
        var clock = new ManualTimeProvider();
        var parent = 42;
        var end = ParentProcess.WaitForEndAsync(42, () => Volatile.Read(ref parent), clock, CancellationToken.None);

        clock.Advance(ParentProcess.Interval);
        end.IsCompleted.ShouldBeFalse();
        Volatile.Write(ref parent, ParentProcess.Init);
        clock.Advance(ParentProcess.Interval);

        await end;
    }

    [Fact]
    public async Task WaitForEndAsync_ParentIsGoneAlready_EndsAtOnce() =>
        await ParentProcess.WaitForEndAsync(42, () => 43, new ManualTimeProvider(), CancellationToken.None);

    [Fact]
    public void Id_OfThisProcess_IsThatOfTheSystem()
    {
        if (OperatingSystem.IsLinux())
        {
            var status = File.ReadLines("/proc/self/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
            ParentProcess.Id().ShouldBe(int.Parse(status["PPid:".Length..]));
        }
    }

    [Fact]
    public async Task WaitForEndAsync_EngineRefusesTwice_Ends()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString()!;
        var clock = new ManualTimeProvider();
        var end = ParentProcess.WaitForRefusalAsync(address, clock, CancellationToken.None);
        clock.Advance(ParentProcess.ProbeInterval);
        using (await listener.AcceptTcpClientAsync())
        {
            end.IsCompleted.ShouldBeFalse();
        }

        listener.Stop();
        while (!end.IsCompleted)
        {
            clock.Advance(ParentProcess.ProbeInterval);
            await Task.Yield();
        }

        await end;
    }
}
