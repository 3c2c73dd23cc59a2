using System.Diagnostics;

namespace MediaProviders.Tests;

/// <summary>How a program of this machine ended, and what it wrote.</summary>
internal sealed record ProgramRun(int Code, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(9);

    /// <summary>A good end without a word.</summary>
    public static ProgramRun Clean { get; } = new(0, "", "");

    /// <summary>The first of these executables on the PATH; null where there is none. A name that ends with .exe is one of Windows.</summary>
    public static string? OnPath(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, FileName(name))))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts a program whose standard input is open and whose outputs are read by the test.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    /// <summary>Sends a process a signal by its name, such as <c>INT</c>.</summary>
    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Runs a program to its end, with a text on its standard input.</summary>
    public static async Task<ProgramRun> ToItsEndAsync(ProcessStartInfo start, string input = "")
    {
        using var process = Start(start);
        return await EndAsync(process, input);
    }

    /// <summary>Waits for the end of a program, which is killed if it takes longer than a test may.</summary>
    public static async Task<ProgramRun> EndAsync(Process process, string input = "")
    {
        using var limit = new CancellationTokenSource(Longest);
        await using var killed = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        return new ProgramRun(process.ExitCode, await output, await errors);
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() && !name.EndsWith(".exe", StringComparison.Ordinal) ? name + ".exe" : name;
}
