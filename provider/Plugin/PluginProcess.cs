using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using MediaProviders.Protocol;

namespace MediaProviders.Plugin;

/// <summary>
/// A plugin process: it prints the port as the only line on standard output, and serves until a signal or the end of the process that started it. Standard
/// error is for messages to users and for crashes; standard input is not used.
/// </summary>
internal static class PluginProcess
{
    private static int warned;

    /// <summary>Serves until the end and returns the exit code.</summary>
    /// <param name="engineAddress">The engine's address; empty to wait for engines that attach.</param>
    public static async Task<int> RunAsync(ServedPackage package, string engineAddress)
    {
        // First, so that the end of the parent is noticed from here on.
        var parent = ParentProcess.Id();
        try
        {
            await ServeAsync(package, engineAddress, parent);
            return 0;
        }
        catch (Exception e)
        {
            Write(Console.OpenStandardError(), CrashReport.Of(e));
            return CrashReport.ExitCode;
        }
    }

    private static async Task ServeAsync(ServedPackage package, string engineAddress, int parent)
    {
        var signals = StopSignals.OfPlugin();
        await using var server = await PluginServer.StartAsync(package, engineAddress, otherUserRejected: WarnOnce);
        Write(Console.OpenStandardOutput(), server.Port.ToString(CultureInfo.InvariantCulture) + "\n");
        if (engineAddress.Length == 0)
        {
            if (!Console.IsErrorRedirected)
            {
                Write(Console.OpenStandardError(), PluginArguments.AttachHint(package.Identity, server.Port));
            }

            await signals.Arrived;
            return;
        }

        var orphaned = parent == ParentProcess.Init
            ? ParentProcess.WaitForRefusalAsync(engineAddress, package.Time)
            : ParentProcess.WaitForEndAsync(parent, ParentProcess.Id, package.Time);
        await await Task.WhenAny(signals.Arrived, orphaned);
    }

    private static void WarnOnce()
    {
        if (Interlocked.Exchange(ref warned, 1) == 0)
        {
            Write(Console.OpenStandardError(), "Another user of this machine connected to the plugin's port and was rejected.\n");
        }
    }

    public static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}

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

#pragma warning disable CA1001, S2930 // A signal may arrive at any time, and the source has no timer to free.

/// <summary>
/// The signals that ask this process to stop. None of them terminates it, so that it can stop in an orderly way: a plugin completes its last calls, and a
/// command leaves nothing half done. They stay registered until the process has ended: a second signal would otherwise terminate it while it ends.
/// </summary>
/// <remarks>
/// A shell without job control starts background processes (<c>pulumi up &amp;</c> in a script, <c>nohup</c>) with SIGINT and SIGQUIT ignored (POSIX, Shell
/// Command Language, 2.11), and their child processes inherit that. .NET keeps it: an engine would then wait in vain for its plugin to stop, and a command
/// could not be interrupted. So the default handling is restored first.
/// </remarks>
internal sealed partial class StopSignals
{
    // The same numbers on every Unix: POSIX, kill.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint DefaultHandling = 0;

    // Static, because a registration that nothing refers to is disposed of by its finalizer.
    private static readonly List<PosixSignalRegistration> Registered = [];

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource source = new();

    private StopSignals(params PosixSignal[] signals)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandling(Interrupt, DefaultHandling);
            _ = SetHandling(Quit, DefaultHandling);
        }

        Registered.AddRange(Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, Take)));
    }

    public Task Arrived => arrived.Task;

    public CancellationToken Token => source.Token;

    /// <summary>For a plugin: SIGINT from an engine, SIGTERM, and SIGQUIT, which is CTRL+BREAK on Windows, where engines send that.</summary>
    public static StopSignals OfPlugin() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT);

    /// <summary>For a command: SIGINT (Ctrl+C), SIGTERM and SIGHUP.</summary>
    public static StopSignals OfCommand() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP);

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        arrived.TrySetResult();
        source.Cancel();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandling(int signal, nint handling);
}
