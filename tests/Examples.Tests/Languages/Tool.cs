using System.Diagnostics;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>A program of the machine that tests use where it is there.</summary>
internal static class Tool
{
    /// <summary>Runs it with a text on its standard input; returns its exit code and all it wrote.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string executable, IEnumerable<string> arguments, string input = "", string? folder = null)
    {
        var run = await ProgramRun.ToItsEndAsync(new ProcessStartInfo(executable, arguments) { WorkingDirectory = folder ?? Path.GetTempPath() }, input);
        return (run.Code, run.Output + run.Errors);
    }
}

/// <summary>A fact that needs a program of the machine; skipped, with the reason, where it is not on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool) => Skip = ProgramRun.OnPath(tool) is null ? $"'{tool}' is not on the PATH." : null;
}
