namespace MediaProviders.Emulator.Tests.Support;

/// <summary>The emulator's program as a process, which does not outlive its test, even a failed one.</summary>
internal sealed class Standalone : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Standalone(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The built program.</summary>
    public static string Program { get; } = typeof(SinchEmulator).Assembly.Location;

    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    public static Standalone Start(params string[] args) => Start(new ProcessStartInfo("dotnet", [Program, .. args]));

    /// <summary>Starts it in another way.</summary>
    public static Standalone Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new Standalone(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramRun> RunAsync(params string[] args)
    {
        using var process = Start(args);
        return await process.EndAsync();
    }

    /// <summary>The next line of standard output; null at its end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Sends it a signal, such as <c>INT</c>.</summary>
    public Task SignalAsync(string signal) => SignalAsync(signal, Id);

    /// <summary>Sends a process a signal.</summary>
    public static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<ProgramRun> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return new ProgramRun(_process.ExitCode, output.ReplaceLineEndings("\n"), (await _errors).ReplaceLineEndings("\n"));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
