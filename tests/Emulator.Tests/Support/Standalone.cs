namespace MediaProviders.Emulator.Tests.Support;

/// <summary>The emulator's program as a process, which does not outlive its test, even a failed one.</summary>
internal sealed class Standalone(Process process) : IDisposable
{
    /// <summary>The built program.</summary>
    public static string Program { get; } = typeof(SinchEmulator).Assembly.Location;

    /// <summary>Starts it.</summary>
    public static Standalone Start(params string[] args) => Start(new ProcessStartInfo("dotnet", [Program, .. args]));

    /// <summary>Starts it in another way.</summary>
    public static Standalone Start(ProcessStartInfo start) => new(ProgramRun.Start(start));

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramRun> RunAsync(params string[] args)
    {
        using var process = Start(args);
        return await process.EndAsync();
    }

    /// <summary>The next line of standard output; null at its end.</summary>
    public Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>Sends it a signal, such as <c>INT</c>.</summary>
    public Task SignalAsync(string signal) => ProgramRun.SignalAsync(process.Id, signal);

    /// <summary>Waits for its end.</summary>
    public async Task<ProgramRun> EndAsync()
    {
        var run = await ProgramRun.EndAsync(process);
        return run with { Output = run.Output.ReplaceLineEndings("\n"), Errors = run.Errors.ReplaceLineEndings("\n") };
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
