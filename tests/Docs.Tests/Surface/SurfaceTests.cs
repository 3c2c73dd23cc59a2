using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MediaProviders.Docs.Tests.Surface;

/// <summary>
/// What programs and scripts rely on is written down, so that a review sees every change of it: the commands of the plugin, the variables of the environment, and
/// what the schema offers. <c>ACCEPT=1</c> writes the file anew.
/// </summary>
public sealed partial class SurfaceTests
{
    private const string File = "docs/surface.txt";

    private const string Head = """
        # The public surface of the plugin. A line that changes or goes is a breaking change; a new one is none.
        # Written by 'ACCEPT=1 dotnet test tests/Docs.Tests'.
        """;

    [Fact]
    public async Task Surface_OfThePlugin_IsWrittenDown()
    {
        string now = string.Join('\n', [Head, .. await CommandsAsync(), .. Variables(), .. SchemaSurface.Of(await SchemaAsync())]) + "\n";
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await System.IO.File.WriteAllTextAsync(Repository.At(File), now);
        }

        Repository.Read(File).Split('\n').ShouldBe(now.Split('\n'), "Read the difference. If it is meant, run the tests with ACCEPT=1, commit the file, and write a line in CHANGELOG.md.");
    }

    [Fact]
    public async Task Schema_OfThePlugin_IsTheGoldenOne() =>
        (await RunAsync("schema")).ReplaceLineEndings("\n").ShouldBe(Repository.Read("provider/schema.json"));

    private static async Task<JsonElement> SchemaAsync() => JsonDocument.Parse(await RunAsync("schema")).RootElement;

    private static async Task<IEnumerable<string>> CommandsAsync()
    {
        var commands = CommandPattern().Matches((await RunAsync("--help")).Split("Commands:")[1]).Select(match => match.Groups["name"].Value).ToList();
        commands.ShouldContain("schema");
        return commands.Select(command => $"command {command}");
    }

    // A name in capitals with an underscore, in quotes or within a text: variables are read by name, nowhere else.
    private static IEnumerable<string> Variables() => Repository.Files("provider", "*.cs")
        .Where(path => !path.StartsWith("provider/Grpc/", StringComparison.Ordinal))
        .SelectMany(path => VariablePattern().Matches(Repository.Read(path)).Select(match => match.Groups["name"].Value))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"environment {name}");

    private static async Task<string> RunAsync(string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(Plugin.Path, argument) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return output;
    }

    [GeneratedRegex(@"^  (?<name>[a-z-]+)(\s|$)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex CommandPattern();

    [GeneratedRegex("\"(?<name>(SINCH|MEDIAPROVIDERS|XDG|PULUMI|SSL|NO|OTEL)_[A-Z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariablePattern();
}
