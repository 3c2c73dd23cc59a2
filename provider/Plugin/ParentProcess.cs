using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The process that started this one. A plugin must end with its engine, however the engine ends: otherwise it could finish a create that is in no state. The
/// signal that Linux can send when the parent ends depends on the parent's thread, not its process, so the parent's id is polled. The waits are never
/// cancelled: the exception would make the native runtime read the names of all methods, at the end of every plugin.
/// </summary>
internal static partial class ParentProcess
{
    public const int Init = 1;

    // A busy machine may refuse a single connection.
    private const int RefusalsToBelieve = 2;

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);

    /// <summary>The current id of the parent, which changes when the parent ends; <see cref="Init"/> on Windows.</summary>
    public static int Id() => OperatingSystem.IsWindows() ? Init : GetParentId();

    /// <summary>Returns when the parent is no longer <paramref name="first"/>.</summary>
    public static async Task WaitForEndAsync(int first, Func<int> id, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (id() == first)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Returns when the engine at <paramref name="address"/> refuses connections, for systems on which the parent's end cannot be detected.</summary>
    public static async Task WaitForRefusalAsync(string address, TimeProvider time)
    {
        var colon = address.LastIndexOf(':');
        var (host, port) = (address[..colon], int.Parse(address.AsSpan(colon + 1)));
        using var timer = new PeriodicTimer(ProbeInterval, time);
        for (var refusals = 0; refusals < RefusalsToBelieve;)
        {
            await timer.WaitForNextTickAsync();
            refusals = await IsRefusedAsync(host, port) ? refusals + 1 : 0;
        }
    }

    private static async Task<bool> IsRefusedAsync(string host, int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParentId();
}
