using System.Diagnostics;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>A program of the machine that tests use where it is there.</summary>
internal static class Tool
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    /// <summary>Runs it with a text on its standard input; returns its exit code and all it wrote.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string executable, IEnumerable<string> arguments, string input = "", string? folder = null)
    {
        var command = new ProcessStartInfo(executable) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? Path.GetTempPath() };
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        using var process = Process.Start(command)!;
        using var limit = new CancellationTokenSource(LongestRun);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>A fact that needs a program of the machine; skipped, with the reason, where it is not on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool) => Skip = Repository.OnPath(tool) is null ? $"'{tool}' is not on the PATH." : null;
}
