using System.Diagnostics;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Runs a program to its end and puts what it printed and left on the disk into the evidence.</summary>
internal static class RunEvidence
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="evidence">Where all goes.</param>
    /// <param name="channel">The channel of both outputs.</param>
    /// <param name="environment">The folders that the program has.</param>
    /// <param name="variables">Its environment beside those.</param>
    /// <param name="command">The executable and its arguments.</param>
    public static async Task<RunOutcome> RunAsync(
        this Evidence evidence, Channel channel, StackEnvironment environment, IReadOnlyDictionary<string, string> variables, params string[] command)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = environment.Program };
        foreach (var (name, value) in environment.Environment.Concat(variables))
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Longest);
        await using (limit.Token.Register(process.Kill))
        {
            await process.WaitForExitAsync();
        }

        var outcome = new RunOutcome(process.ExitCode, await output, await errors);
        evidence.Add(channel, string.Join(' ', command.Skip(1)), outcome.Output);
        evidence.Add(channel, string.Join(' ', command.Skip(1)), outcome.Errors);
        environment.Look(evidence, processes: false);
        return outcome;
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record RunOutcome(int ExitCode, string Output, string Errors);
