using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The process that started this one. A plugin must end with the engine that started it, however that ends: an orphan could still finish a create that no state
/// knows of. A signal at the parent's end, as the system offers it, would follow the parent's thread, not its process; so the process is checked. The waits end
/// with this process: to cancel one would make an exception, and the native runtime then reads the names of all its methods, at the end of every plugin.
/// </summary>
internal static partial class ParentProcess
{
    public const int Init = 1;

    // A busy machine may refuse once.
    private const int RefusalsToBelieve = 2;

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);

    /// <summary>The id of the parent now, another one once the parent has ended; <see cref="Init"/> where the system has no such thing.</summary>
    public static int Id() => OperatingSystem.IsWindows() ? Init : GetParentId();

    /// <summary>Returns when the parent is another process than <paramref name="first"/>.</summary>
    public static async Task WaitForEndAsync(int first, Func<int> id, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (id() == first)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Returns when the engine at <paramref name="address"/> refuses connections, for systems that do not tell when a parent ends.</summary>
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
