using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

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

/// <summary>
/// Gets the user of a TCP socket from the Linux kernel (sock_diag(7)), which takes microseconds; reading the table of all connections takes milliseconds.
/// </summary>
internal static class SocketDiagnostics
{
    private const int Netlink = 16; // AF_NETLINK
    private const int Raw = 3; // SOCK_RAW
    private const int CloseOnExec = 0x80000; // SOCK_CLOEXEC
    private const int Protocol = 4; // NETLINK_SOCK_DIAG
    private const int DoNotWait = 0x40; // MSG_DONTWAIT
    private const ushort ByFamily = 20; // SOCK_DIAG_BY_FAMILY, of request and response
    private const ushort IsRequest = 1; // NLM_F_REQUEST
    private const byte IPv4 = 2; // AF_INET
    private const byte Tcp = 6; // IPPROTO_TCP
    private const byte Established = 1; // TCP_ESTABLISHED

    // struct nlmsghdr (16 bytes), then struct inet_diag_req_v2 (56), or struct inet_diag_msg (72).
    private const int RequestLength = 16 + 56;
    private const int StateAt = 16 + 1;
    private const int UserAt = 16 + 64;

    /// <summary>Finds a socket by its connection. False when the kernel does not support such requests.</summary>
    /// <param name="user">The id of its user; null when there is no such socket.</param>
    /// <param name="isOpen">True while neither side has closed the connection.</param>
    public static bool TryFind(IPEndPoint local, IPEndPoint remote, out string? user, out bool isOpen)
    {
        (user, isOpen) = (null, false);
        if (local.AddressFamily != AddressFamily.InterNetwork || remote.AddressFamily != AddressFamily.InterNetwork)
        {
            return false;
        }

        var socket = OpenSocket(Netlink, Raw | CloseOnExec, Protocol);
        if (socket < 0)
        {
            return false;
        }

        try
        {
            var request = CreateRequest(local, remote);
            var response = new byte[512];
            if (Send(socket, request, request.Length, 0) != request.Length || Receive(socket, response, response.Length, DoNotWait) < 16)
            {
                return false;
            }

            const int NoSuchEntry = -2; // ENOENT, in struct nlmsgerr
            if (MemoryMarshal.Read<ushort>(response.AsSpan(4)) != ByFamily)
            {
                return MemoryMarshal.Read<int>(response.AsSpan(16)) == NoSuchEntry;
            }

            user = MemoryMarshal.Read<uint>(response.AsSpan(UserAt)).ToString();
            isOpen = response[StateAt] == Established;
            return true;
        }
        finally
        {
            _ = Close(socket);
        }
    }

    private static byte[] CreateRequest(IPEndPoint local, IPEndPoint remote)
    {
        var request = new byte[RequestLength];
        var header = request.AsSpan();
        MemoryMarshal.Write(header, RequestLength);
        MemoryMarshal.Write(header[4..], ByFamily);
        MemoryMarshal.Write(header[6..], IsRequest);

        var wanted = header[16..];
        wanted[0] = IPv4;
        wanted[1] = Tcp;
        wanted[4..8].Fill(0xff); // Any state.
        BinaryPrimitives.WriteUInt16BigEndian(wanted[8..], (ushort)local.Port);
        BinaryPrimitives.WriteUInt16BigEndian(wanted[10..], (ushort)remote.Port);
        local.Address.TryWriteBytes(wanted[12..], out _);
        remote.Address.TryWriteBytes(wanted[28..], out _);
        wanted[48..56].Fill(0xff); // INET_DIAG_NOCOOKIE: find by the addresses only.
        return request;
    }

    [DllImport("libc", EntryPoint = "socket")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenSocket(int domain, int type, int protocol);

    [DllImport("libc", EntryPoint = "send")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Send(int socket, byte[] bytes, nint length, int flags);

    [DllImport("libc", EntryPoint = "recv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Receive(int socket, byte[] bytes, nint length, int flags);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int socket);
}
