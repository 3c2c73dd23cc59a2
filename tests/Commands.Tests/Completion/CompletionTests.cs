using System.Diagnostics;
using MediaProviders.Commands.Completion;
using MediaProviders.Commands.Tests.Support;

namespace MediaProviders.Commands.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("im", "import-file")]
    [InlineData("", "import-file secret secrets owners doctor schema completion --help --version")]
    [InlineData("import-file --no", "--not-in-state")]
    [InlineData("doctor --", "--bot-id --show-answer --help")]
    [InlineData("completion ", "--help bash zsh fish pwsh")]
    [InlineData("completion f", "fish")]
    [InlineData("import-file --bot-id ", "")]
    [InlineData("import-file --output st", "state.json")]
    [InlineData("owners st", "state.json")]
    public async Task Bash_Line_IsCompleted(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("mediaproviders-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "state.json"), "");
            var words = $"{BuiltPlugin.Name} {line}".Split(' ');
            var script = $"""
                {CompletionScripts.Of("bash", CommandTable.All, BuiltPlugin.Name)}
                COMP_WORDS=({string.Join(' ', words.Select(w => $"'{w}'"))})
                COMP_CWORD={words.Length - 1}
                _pulumi_resource_mediaproviders
                echo "$(echo "{"${COMPREPLY[*]}"}")"
                """;
            (await RunAsync(folder.FullName, script)).ShouldBe(new Run(0, expected + "\n", ""));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("zsh", "/bin/zsh")]
    [InlineData("fish", "/usr/bin/fish")]
    public async Task OtherShell_WhereItIsInstalled_TakesTheScript(string shell, string path)
    {
        var script = CompletionScripts.Of(shell, CommandTable.All, BuiltPlugin.Name);
        script.ShouldContain("import-file");
        if (!File.Exists(path))
        {
            return;
        }

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        using var process = Process.Start(new ProcessStartInfo(path, ["-n", file]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        (await BuiltPlugin.EndAsync(process)).ShouldBe(new Run(0, "", ""));
        File.Delete(file);
    }

    [Fact]
    public void EveryScript_KnowsEveryCommandAndOption()
    {
        foreach (var shell in CompletionScripts.Shells)
        {
            var script = CompletionScripts.Of(shell, CommandTable.All, BuiltPlugin.Name);
            foreach (var command in CommandTable.All)
            {
                script.ShouldContain(command.Name, customMessage: shell);
                foreach (var option in command.AllOptions)
                {
                    script.ShouldContain(shell == "fish" ? $"-l {option.Name[2..]}" : option.Name, customMessage: shell);
                }
            }
        }
    }

    private static async Task<Run> RunAsync(string folder, string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "-c", script]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        return await BuiltPlugin.EndAsync(process);
    }
}
