using System.Net;
using System.Net.Sockets;

namespace MediaProviders.Plugin;

/// <summary>
/// Finds out whether the peer of a loopback connection is another user. Every user of a machine can connect to a loopback port. Linux reports the user of every
/// socket (<see cref="SocketDiagnostics"/>, or proc(5), <c>/proc/net/tcp</c>); other systems do not, and there every peer is accepted.
/// </summary>
internal static class ConnectionOwner
{
    private const string Root = "0";
    private const string Established = "01";
    private const string Listening = "0A";
    private const int UserColumn = 7;

    /// <summary>True when the client is neither this process's user nor root, or closed the connection before that was known.</summary>
    public static bool IsOtherUser(EndPoint? server, EndPoint? client)
    {
        if (!OperatingSystem.IsLinux() || server is not IPEndPoint here || client is not IPEndPoint there)
        {
            return false;
        }

        try
        {
            // A kernel without the module for it responds as if there were no connection.
            return SocketDiagnostics.TryFind(here, there, out var ours, out _) && ours is not null
                && SocketDiagnostics.TryFind(there, here, out var theirs, out var isOpen)
                ? IsOtherUser(ours, isOpen ? theirs : null)
                : IsOtherUser(here, there, File.ReadLines);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TypeLoadException)
        {
            // A system without these tables.
            return false;
        }
    }

    /// <summary>The same, from the lines of the two tables in /proc/net.</summary>
    public static bool IsOtherUser(IPEndPoint server, IPEndPoint client, Func<string, IEnumerable<string>> read)
    {
        var (here, there) = (Shown(server), Shown(client));
        var (ourRow, theirRow) = ($" {here} {there} ", $" {there} {here} {Established} ");
        var listening = $" {here} 00000000:0000 {Listening} ";
        var isListed = false;
        string? ours = null;
        string? theirs = null;
        foreach (var line in read("/proc/net/tcp"))
        {
            ours = line.Contains(ourRow, StringComparison.Ordinal) ? UserOf(line) : ours;
            theirs = line.Contains(theirRow, StringComparison.Ordinal) ? UserOf(line) : theirs;
            isListed |= line.Contains(listening, StringComparison.Ordinal);
        }

        // If not even the listening port is in the tables, they do not show this process's sockets; if it is, the client has already closed the connection.
        return ours is null ? isListed : IsOtherUser(ours, theirs ?? OfIPv6(here, there, read));
    }

    private static bool IsOtherUser(string ours, string? theirs) => theirs != ours && theirs != Root;

    // A client with an IPv6 socket has IPv4-mapped addresses.
    private static string? OfIPv6(string here, string there, Func<string, IEnumerable<string>> read)
    {
        var prefix = $"0000000000000000{BitConverter.ToUInt32([0, 0, 0xff, 0xff]):X8}";
        var row = $" {prefix}{there} {prefix}{here} {Established} ";
        return read("/proc/net/tcp6").FirstOrDefault(line => line.Contains(row, StringComparison.Ordinal)) is { } line ? UserOf(line) : null;
    }

    // In the tables, addresses are in the machine's byte order, ports are not.
    private static string Shown(IPEndPoint end) =>
        end.Address.AddressFamily == AddressFamily.InterNetwork ? $"{BitConverter.ToUInt32(end.Address.GetAddressBytes()):X8}:{end.Port:X4}" : "";

    // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
    private static string? UserOf(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > UserColumn } columns ? columns[UserColumn] : null;
}
