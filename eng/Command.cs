using System.Diagnostics;

namespace MediaProviders.Release;

/// <summary>Runs another program to its end.</summary>
internal static class Command
{
    /// <summary>What the program wrote to its standard output.</summary>
    /// <exception cref="ReleaseException">
    /// The program is not there or ended with another exit code than 0; the message ends with the last lines it wrote.
    /// </exception>
    public static string Run(string folder, string file, params IEnumerable<string> arguments)
    {
        var (exitCode, output, errors) = Try(folder, file, arguments);
        return exitCode == 0
            ? output
            : throw new ReleaseException($"'{file} {string.Join(' ', arguments)}' ended with {exitCode}.\n{LastLines($"{output}\n{errors}")}");
    }

    /// <summary>The exit code and what the program wrote.</summary>
    /// <exception cref="ReleaseException">The program is not there.</exception>
    public static (int ExitCode, string Output, string Errors) Try(string folder, string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A build server that stays behind would hold files of a folder that is about to be deleted.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new ReleaseException($"Starting '{file}' failed: {e.Message}. Install it, or put it on the PATH.");
        }
    }

    private static string LastLines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(20));
}
