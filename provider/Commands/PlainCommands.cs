using MediaProviders.Commands.Completion;
using MediaProviders.Commands.Parsing;

namespace MediaProviders.Commands;

/// <summary>The commands that only write what is there.</summary>
internal static class PlainCommands
{
    /// <summary><c>schema</c>.</summary>
    public static CommandSyntax Schema { get; } = new()
    {
        Name = "schema",
        Summary = "Write the package schema, JSON, to standard output.",
        Examples = ["{0} schema > schema.json"],
        Run = (_, host, _) =>
        {
            host.Screen.Write(host.Schema().Span);
            return Task.FromResult(ExitCode.Done);
        },
    };

    /// <summary><c>completion</c>.</summary>
    public static CommandSyntax Completion { get; } = new()
    {
        Name = "completion",
        Summary = "Write a script that lets a shell complete commands and options.",
        Argument = new ArgumentSyntax("SHELL", "The shell: bash, zsh, fish or pwsh.") { Choices = CompletionScripts.Shells },
        Examples = ["source <({0} completion bash)", "{0} completion fish | source"],
        Run = (given, host, _) =>
        {
            host.Screen.Write(CompletionScripts.Of(given.Arguments[0], CommandTable.All, host.Executable));
            return Task.FromResult(ExitCode.Done);
        },
    };
}
