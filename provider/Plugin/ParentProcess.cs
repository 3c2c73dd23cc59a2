using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The process that started this one. A plugin must end with the engine that started it, however that ends: an orphan could still finish a create that
/// no state knows of. Asking the system for a signal at the parent's end would follow the parent's thread, not its process; so the parent is looked for.
/// </summary>
internal static partial class ParentProcess
{
    /// <summary>The process that adopts orphans.</summary>
    public const int Init = 1;

    /// <summary>How often the parent is looked for: every second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The id of the parent now, another one once the parent has ended; <see cref="Init"/> where the system has no such thing.</summary>
    public static int Id() => OperatingSystem.IsWindows() ? Init : GetParentId();

    /// <summary>Returns when the parent is another process than <paramref name="first"/>.</summary>
    /// <param name="first">The parent at the start.</param>
    /// <param name="id">Tells the parent now.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitForEndAsync(int first, Func<int> id, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (id() == first)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParentId();
}
