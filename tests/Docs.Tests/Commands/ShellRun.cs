using System.Diagnostics;

namespace MediaProviders.Docs.Tests.Commands;

/// <summary>Runs what a page tells people to type, in a folder of its own.</summary>
internal static class ShellRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Why the commands cannot be run here; null when they can.</summary>
    public static string? Obstacle { get; } =
        OperatingSystem.IsWindows() || !File.Exists("/bin/sh") ? "The commands are for a POSIX shell, and there is no /bin/sh here."
        : ProgramRun.OnPath("curl") is not null ? null
        : "The commands need curl, which is not on the PATH.";

    /// <summary>Runs a script, the plugin on its PATH, and says how it ended and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("documented-commands-");
        var start = new ProcessStartInfo("/bin/sh", ["-eu", "-c", script]) { WorkingDirectory = folder.FullName };
        start.Environment["PATH"] = StartedPlugin.Folder + ":" + Environment.GetEnvironmentVariable("PATH");
        try
        {
            var run = await ProgramRun.ToItsEndAsync(start);
            return (run.Code, run.Output + run.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts the built emulator with arguments that a page shows, and says what it printed first and how it ended, null when it runs on.</summary>
    public static async Task<(string FirstLine, int? ExitCode)> StartEmulatorAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Emulator.SinchEmulator).Assembly.Location, .. arguments])
                { UseShellExecute = false, RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            string line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? "";
            if (!line.StartsWith("http://", StringComparison.Ordinal))
            {
                await process.StandardOutput.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
            }

            return (line, process.HasExited ? process.ExitCode : null);
        }
        finally
        {
            process.Kill();
        }
    }
}

/// <summary>A fact that runs commands of a shell; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = ShellRun.Obstacle;
}

/// <summary>A theory that runs commands of a shell; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute() => Skip = ShellRun.Obstacle;
}
