using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MediaProviders.Commands.Tests.Support;

/// <summary>The plugin as it was built, run by a person.</summary>
internal static partial class BuiltPlugin
{
    /// <summary>The name people type.</summary>
    public const string Name = "pulumi-resource-mediaproviders";

    /// <summary>The executable.</summary>
    public static string Path => StartedPlugin.Path;

    /// <summary>True where a command can be run on a terminal of its own: util-linux's <c>script</c> makes one.</summary>
    public static bool HasTerminal { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    /// <summary>Runs it to its end.</summary>
    public static Task<ProgramRun> RunAsync(ProcessEnvironment environment, params string[] words) => RunAsync(environment, "", words);

    /// <summary>Runs it to its end with something on standard input.</summary>
    public static async Task<ProgramRun> RunAsync(ProcessEnvironment environment, string input, string[] words)
    {
        using var process = Start(environment, Path, words);
        return await ProgramRun.EndAsync(process, input);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Start(ProcessEnvironment environment, params string[] words) => Start(environment, Path, words);

    /// <summary>Starts it and leaves it running, in the background too: as a shell without job control does there, with SIGINT and SIGQUIT ignored.</summary>
    public static Process Start(ProcessEnvironment environment, bool isFromBackground, params string[] words) => isFromBackground
        ? Start(environment, "/bin/sh", ["-c", """trap "" INT QUIT; exec "$0" "$@" """, Path, .. words])
        : Start(environment, Path, words);

    /// <summary>Starts a program and leaves it running.</summary>
    public static Process Start(ProcessEnvironment environment, string executable, string[] words)
    {
        var start = new ProcessStartInfo(executable, words) { WorkingDirectory = environment.Folder };
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("SINCH_", StringComparison.Ordinal) || name is "NO_COLOR" or "SSL_CERT_FILE" or "TERM").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }

        return ProgramRun.Start(start);
    }

    /// <summary>The shells that can run a script here: bash on a system that has it, and PowerShell where it is on the PATH.</summary>
    public static IReadOnlyList<string> Shells { get; } =
        OperatingSystem.IsWindows() ? [] : [.. new[] { "bash", "pwsh" }.Where(name => ProgramRun.OnPath(name) is not null)];

    /// <summary>Runs a script of a shell to its end.</summary>
    public static async Task<ProgramRun> RunScriptAsync(ProcessEnvironment environment, string shell, string script, string input = "")
    {
        using var process = Start(environment, shell, shell == "pwsh" ? ["-NoProfile", "-File", script] : [script]);
        return await ProgramRun.EndAsync(process, input);
    }

    /// <summary>Ctrl+C.</summary>
    public static Task InterruptAsync(Process process) => SignalAsync("""kill -INT "$0" """, process);

    /// <summary>
    /// Ctrl+C, and SIGTERM again and again until the process has ended. A process that a signal terminates has 128 and the number of the signal as its exit
    /// code here, which for SIGINT is the one of an interrupted command.
    /// </summary>
    public static Task StopUntilTheEndAsync(Process process) => SignalAsync("""kill -INT "$0"; while kill -TERM "$0" 2>&-; do :; done""", process);

    private static async Task SignalAsync(string script, Process process)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script, $"{process.Id}"]);
        await shell.WaitForExitAsync();
    }

    /// <summary>Runs it on a terminal, where output and errors are one.</summary>
    public static async Task<ProgramRun> RunOnTerminalAsync(ProcessEnvironment environment, params string[] words)
    {
        var line = string.Join(' ', words.Prepend(Path).Select(word => $"'{word}'"));
        using var process = Start(environment, "/usr/bin/script", ["-qec", line, "/dev/null"]);
        return await ProgramRun.EndAsync(process) is var run ? run with { Output = run.Output.Replace("\r\n", "\n", StringComparison.Ordinal) } : null!;
    }

    /// <summary>The same run without what it says of a wait: on a busy machine any call may last longer than a second.</summary>
    public static ProgramRun WithoutWaits(this ProgramRun run) => run with { Errors = Waits().Replace(run.Errors, "") };

    [GeneratedRegex(@"^(Listing the media providers of bot '[^\n]*' \.\.\.|waiting \d[^\n]*)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Waits();
}

/// <summary>Where it runs.</summary>
/// <param name="Variables">The environment, beside this process's own.</param>
internal sealed record ProcessEnvironment(string Folder, IReadOnlyDictionary<string, string> Variables);
