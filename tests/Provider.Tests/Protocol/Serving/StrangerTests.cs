namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Other users of the machine, who can connect to every port of loopback.</summary>
public class StrangerTests
{
    private const string Head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, 0x1F90);
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 0xC001);

    [Theory]
    [InlineData("1000", "1000", "01", false)]
    [InlineData("1000", "0", "01", false)]
    [InlineData("0", "0", "01", false)]
    [InlineData("1000", "1001", "01", true)]
    [InlineData("0", "1000", "01", true)]
    [InlineData("1000", "0", "06", true)]
    [InlineData("1000", "0", "05", true)]
    public void IsStranger_ByTheTable_AnotherUserOrOneWhoHasLeft(string ours, string theirs, string state, bool expected) =>
        ConnectionOwner.IsOtherUser(
            Server, Client, Tables([Row(Server, Client, ours), Row(Client, Server, theirs, state), Row(new IPEndPoint(IPAddress.Loopback, 9), Server, "7")]))
            .ShouldBe(expected);

    [Fact]
    public void IsStranger_ClientThatIsInNoTable_IsOne() => ConnectionOwner.IsOtherUser(Server, Client, Tables([Row(Server, Client, "1000")])).ShouldBeTrue();

    [Fact]
    public void IsStranger_ConnectionThatIsResetAlready_IsOne() =>
        ConnectionOwner.IsOtherUser(Server, Client, Tables([Row(Server, new IPEndPoint(IPAddress.Any, 0), "1000", "0A")])).ShouldBeTrue();

    [Theory]
    [InlineData("1000", false)]
    [InlineData("1001", true)]
    public void IsStranger_ClientWithASocketOfIPv6_IsFoundInTheOtherTable(string theirs, bool expected)
    {
        var loopback = $"{BitConverter.ToUInt32(IPAddress.Loopback.GetAddressBytes()):X8}:";
        var prefix = $"0000000000000000{(BitConverter.IsLittleEndian ? "FFFF0000" : "0000FFFF")}";
        var row = Row(Client, Server, theirs).Replace(loopback, prefix + loopback, StringComparison.Ordinal);
        ConnectionOwner.IsOtherUser(Server, Client, Tables([Row(Server, Client, "1000")], row)).ShouldBe(expected);
    }

    [Fact]
    public void IsStranger_TablesOfOtherSockets_TellNothing()
    {
        ConnectionOwner.IsOtherUser(Server, Client, Tables(["", "garbage", Row(Client, Server, "1001")])).ShouldBeFalse();
        ConnectionOwner.IsOtherUser(null, Client).ShouldBeFalse();
        ConnectionOwner.IsOtherUser(Server, new DnsEndPoint("localhost", 1)).ShouldBeFalse();
    }

    [LinuxFact]
    public async Task TryFind_AnOpenConnection_TellsTheSameUserOfBothEndsUntilOneIsClosed()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new System.Net.Sockets.TcpClient("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        using var server = await listener.AcceptTcpClientAsync();
        var (here, there) = ((IPEndPoint)server.Client.LocalEndPoint!, (IPEndPoint)server.Client.RemoteEndPoint!);
        if (!SocketDiagnostics.TryFind(here, there, out var ours, out _))
        {
            // A kernel that does not answer; the tables are read there.
            return;
        }

        SocketDiagnostics.TryFind(there, here, out var theirs, out var isOpen).ShouldBeTrue();
        isOpen.ShouldBeTrue();
        theirs.ShouldNotBeNull().ShouldBe(ours);
        ConnectionOwner.IsOtherUser(here, there).ShouldBeFalse();

        client.Dispose();
        SocketDiagnostics.TryFind(there, here, out _, out isOpen).ShouldBeTrue();
        isOpen.ShouldBeFalse();
        ConnectionOwner.IsOtherUser(here, there).ShouldBeTrue();
    }

    [Fact]
    public async Task Connection_OfAStranger_IsClosedUnreadAndTold()
    {
        var told = 0;
        await using var server = await RunningPlugin.StartAsync(turnedAway: () => told++, isOtherUser: (_, _) => true);
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Port);
        var stream = socket.GetStream();

        await Should.ThrowAsync<IOException>(async () =>
        {
            await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8.ToArray());
            (await stream.ReadAsync(new byte[100])).ShouldBe(0);
            throw new IOException("Closed without a byte.");
        });
        told.ShouldBe(1);
    }

    /// <summary>Only root can act as another user.</summary>
    [Fact]
    public async Task Connection_OfAnotherUser_IsClosedAndOurOwnServed()
    {
        await using var server = await RunningPlugin.StartConfiguredAsync();
        await server.ShouldStillServeAsync();
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
        {
            return;
        }

        (await ReadAsAsync("65534", server.Port)).ShouldBe(0);
        (await ReadAsAsync("0", server.Port)).ShouldBeGreaterThan(0);
    }

    // How many bytes a user gets who opens a connection with HTTP/2's preface and empty settings.
    private static async Task<int> ReadAsAsync(string user, int port)
    {
        var script = $"exec 3<>/dev/tcp/127.0.0.1/{port}; printf 'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n\\0\\0\\0\\4\\0\\0\\0\\0\\0' >&3; timeout 5 head -c "
            + "9 <&3 | wc -c";
        using var client = Process.Start(
            new ProcessStartInfo("/usr/bin/setpriv", ["--reuid", user, "--clear-groups", "bash", "-c", script])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await client.StandardOutput.ReadToEndAsync();
        return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Func<string, IEnumerable<string>> Tables(string[] tcp, params string[] tcp6) => path => [Head, .. path.EndsWith('6') ? tcp6 : tcp];

    private static string Row(IPEndPoint local, IPEndPoint remote, string user, string state = "01") =>
        $"   1: {Hex(local)} {Hex(remote)} {state} 00000000:00000000 00:00000000 00000000 {user,5}        0 12345 1 0000000000000000 20 0 0 10 -1";

    private static string Hex(IPEndPoint end) => $"{BitConverter.ToUInt32(end.Address.GetAddressBytes()):X8}:{end.Port:X4}";
}
