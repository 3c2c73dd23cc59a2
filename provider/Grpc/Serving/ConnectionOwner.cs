using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MediaProviders.Grpc.Serving;

/// <summary>
/// Whose the other end of a loopback connection is. Any user of a machine can connect to a port of loopback; Linux tells the user of every socket
/// (proc(5), <c>/proc/net/tcp</c>). Other systems do not tell, and there nobody is a stranger.
/// </summary>
internal static class ConnectionOwner
{
    private const string Root = "0";
    private const string Established = "01";

    /// <summary>True when the client is known to be neither this process's user nor root, or has left before it could be known.</summary>
    /// <param name="server">This end of the connection.</param>
    /// <param name="client">The other end.</param>
    public static bool IsStranger(EndPoint? server, EndPoint? client)
    {
        if (!OperatingSystem.IsLinux() || server is not IPEndPoint here || client is not IPEndPoint there)
        {
            return false;
        }

        try
        {
            return IsStranger(here, there, File.ReadLines("/proc/net/tcp"), () => File.ReadLines("/proc/net/tcp6"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A system without these tables.
            return false;
        }
    }

    /// <summary>The same, by the lines of the two tables. Where this end is not in them they tell of other sockets than this process's.</summary>
    public static bool IsStranger(IPEndPoint server, IPEndPoint client, IEnumerable<string> tcp, Func<IEnumerable<string>> tcp6)
    {
        var (here, there) = (Shown(server), Shown(client));
        string? ours = null;
        string? theirs = null;
        foreach (var row in tcp.Select(Row.TryRead).OfType<Row>())
        {
            ours = row.Local == here && row.Remote == there ? row.User : ours;
            theirs = row.Local == there && row.Remote == here && row.State == Established ? row.User : theirs;
        }

        if (ours is null)
        {
            return false;
        }

        // A client with an IPv6 socket shows IPv4 addresses in their mapped form.
        theirs ??= tcp6().Select(Row.TryRead).OfType<Row>().FirstOrDefault(row => row.Local == Mapped(there) && row.Remote == Mapped(here) && row.State == Established)?.User;
        return theirs != ours && theirs != Root;
    }

    // Addresses stand there as numbers in the machine's own byte order, ports as plain numbers.
    private static string Shown(IPEndPoint end) =>
        end.Address is { AddressFamily: AddressFamily.InterNetwork } address || (end.Address.IsIPv4MappedToIPv6 && (address = end.Address.MapToIPv4()) is not null)
            ? $"{BitConverter.ToUInt32(address.GetAddressBytes()):X8}:{end.Port:X4}"
            : "";

    private static string Mapped(string shown) => $"0000000000000000{BitConverter.ToUInt32([0, 0, 0xff, 0xff]):X8}{shown}";

    /// <summary>A line of the table.</summary>
    private sealed record Row(string Local, string Remote, string State, string User)
    {
        // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
        public static Row? TryRead(string line) =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, var remote, var state, _, _, _, var user, ..] && uint.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? new Row(local, remote, state, user)
                : null;
    }
}
