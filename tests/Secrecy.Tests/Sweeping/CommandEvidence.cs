using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Puts what a command of the engine showed and received into the evidence.</summary>
internal static class CommandEvidence
{
    /// <summary>Adds all of it.</summary>
    public static void Add(this Evidence evidence, CommandResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            var channel = diagnostic.Ephemeral ? Channel.StatusLine : diagnostic.Severity == DiagnosticSeverity.Error ? Channel.ErrorText : Channel.LogMessage;
            evidence.Add(channel, result.Command, diagnostic.Text);
        }

        foreach (var step in result.Phases.SelectMany(phase => phase.Steps))
        {
            evidence.Add(Channel.Diff, $"{result.Command} {step.Name}",
                $"{step.Id} {string.Join(' ', step.Changes.Select(change => $"{change.Kind} {change.Path}"))}");
        }

        foreach (var (name, output) in result.Outputs.Where(output => !output.Value.IsSecret))
        {
            evidence.Add(Channel.StackOutput, name, output.Json);
        }

        foreach (var call in result.Calls.Where(call => call.ResponseJson is not null))
        {
            AddAnswer(evidence, call, $"{result.Command} {call.Method}");
        }
    }

    private static void AddAnswer(Evidence evidence, PluginCall call, string source)
    {
        evidence.Add(Channel.Answer, source, UnmarkedText.Of(call.ResponseJson!));
        if (call.Method is "Diff" or "DiffConfig")
        {
            evidence.Add(Channel.Diff, source, UnmarkedText.OfAll(JsonNode.Parse(call.ResponseJson!)));
        }

        var request = JsonNode.Parse(call.RequestJson)!;
        foreach (var failure in JsonNode.Parse(call.ResponseJson!)!["failures"]?.AsArray() ?? [])
        {
            // The CLI shows the value of a top-level property that a failure names, secret or not; a path below it shows nothing (seen in Pulumi 3.260).
            var property = (string?)failure!["property"] ?? "";
            var shown = property.Length == 0 ? null : (request["news"] ?? request["args"])?[property];
            evidence.Add(Channel.CheckFailure, source, $"{property} {UnmarkedText.OfAll(shown)} {(string?)failure["reason"]}");
        }
    }
}

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
