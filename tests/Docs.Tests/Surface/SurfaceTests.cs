using System.Diagnostics;
using MediaProviders.Generate.Surface;

namespace MediaProviders.Docs.Tests.Surface;

/// <summary>
/// What programs and scripts rely on is written down, so that a review sees every change of it; here it is held against the built plugin.
/// </summary>
public sealed partial class SurfaceTests
{
    [Fact]
    public async Task Commands_OfTheBuiltPlugin_AreThoseOfTheList() =>
        (await CommandsAsync()).ShouldBe(PluginSurface.Commands);

    [Fact]
    public async Task Schema_OfThePlugin_IsTheGoldenOne() =>
        (await RunAsync("schema")).ReplaceLineEndings("\n").ShouldBe(Repository.Read("provider/schema.json"));

    private static async Task<IEnumerable<string>> CommandsAsync()
    {
        var commands = CommandPattern().Matches((await RunAsync("--help")).Split("Commands:")[1]).Select(match => match.Groups["name"].Value).ToList();
        commands.ShouldContain("schema");
        return commands.Select(command => $"command {command}");
    }

    private static async Task<string> RunAsync(string argument)
    {
        var run = await ProgramRun.ToItsEndAsync(new ProcessStartInfo(StartedPlugin.Path, argument));
        run.Code.ShouldBe(0);
        return run.Output;
    }

    [GeneratedRegex(@"^  (?<name>[a-z-]+)(\s|$)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex CommandPattern();
}
