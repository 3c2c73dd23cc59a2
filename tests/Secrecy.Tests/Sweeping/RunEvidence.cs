using System.Diagnostics;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Runs a program to its end and puts what it printed and left on the disk into the evidence.</summary>
internal static class RunEvidence
{
    /// <summary>Runs it.</summary>
    /// <param name="channel">The channel of both outputs.</param>
    /// <param name="environment">The folders that the program has.</param>
    /// <param name="variables">Its environment beside those.</param>
    /// <param name="command">The executable and its arguments.</param>
    public static async Task<ProgramRun> RunAsync(
        this Evidence evidence, Channel channel, StackEnvironment environment, IReadOnlyDictionary<string, string> variables, params string[] command)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = environment.Program };
        foreach (var (name, value) in environment.Environment.Concat(variables))
        {
            info.Environment[name] = value;
        }

        var outcome = await ProgramRun.ToItsEndAsync(info);
        evidence.Add(channel, string.Join(' ', command.Skip(1)), outcome.Output);
        evidence.Add(channel, string.Join(' ', command.Skip(1)), outcome.Errors);
        environment.Look(evidence, processes: false);
        return outcome;
    }
}
