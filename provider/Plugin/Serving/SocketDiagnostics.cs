using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

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
