using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Plugins;
using YamlDotNet.RepresentationModel;

namespace MediaProviders.Docs.Tests.Programs;

/// <summary>
/// Every block of YAML on the pages is a program that works against the emulator (marked <c>run</c>), or a piece of something else that is at least YAML
/// (marked <c>parse</c>). A block without a mark is what it looks like: a program has a <c>runtime</c>. A program's <c>entries=BOT/NAME</c> are there before,
/// <c>config=KEY=VALUE</c> is set.
/// </summary>
public sealed class YamlProgramTests
{
    /// <summary>What every key of a program's configuration is set to, the token of a provider too.</summary>
    private const string AnyValue = "a-secret-of-the-documentation";

    public static TheoryData<string> Marked { get; } = [.. Blocks().Where(IsProgram).Select(block => block.ToString())];

    public static TheoryData<string> All { get; } = [.. Blocks().Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(All))]
    public void Block_OfYaml_IsMarkedAndParses(string place)
    {
        var block = Block(place);
        var stream = new YamlStream();

        stream.Load(new StringReader(block.Code));

        stream.Documents.ShouldHaveSingleItem();
        block.Marker.ShouldBeOneOf(["", "run", "parse"]);
        IsProgram(block).ShouldBe(block.Marker == "run" || (block.Marker.Length == 0 && IsProgram(block)), "A whole program is run.");
    }

    [Theory]
    [MemberData(nameof(Marked))]
    public async Task Program_OnAPage_WorksAndLeavesNothingToDo(string place)
    {
        var block = Block(place);
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = AnyValue });
        foreach (string[] entry in block.SettingsOf("entries").Select(entry => entry.Split('/', 2)))
        {
            emulator.Store.Put(entry[0], IsBasic(block) ? Entry.Basic(entry[1], "media-reader", AnyValue) : Entry.Bearer(entry[1], AnyValue));
        }

        var engine = new TestEngine(
            new EngineSettings { Plugins = new ProcessPluginHost(StartedPlugin.Path), Config = Configuration(block, emulator),
                Environment = Environment(emulator) });
        var program = new StackProgram(block.Code, Repository.Root);

        (await engine.UpAsync(program)).Diagnostics.Where(d => d.Severity == LocalEngine.Results.DiagnosticSeverity.Error).Select(d => d.Text).ShouldBeEmpty();
        var again = await engine.PreviewAsync(program);
        (await engine.DestroyAsync(program)).Succeeded.ShouldBeTrue();

        again.Succeeded.ShouldBeTrue();
        again.Steps.ShouldAllBe(step => step.Operation == LocalEngine.Results.StepOperation.Same);
    }

    [Fact]
    public void Blocks_OfPrograms_AreOnThePages() => Marked.Count.ShouldBeGreaterThanOrEqualTo(8);

    // Descriptions of the schema are compiled with the SDK, and so is what README and the page of languages show; anywhere else a program that no longer works
    // would not be noticed.
    [Fact]
    public void Blocks_OfOtherLanguages_AreOnlyWhereTheyAreCompiled() =>
        Page.All.Where(page => page.Path is not ("README.md" or "docs/languages.md" or RegistryPageTests.Index)).SelectMany(page => page.Fences)
            .Where(fence => fence.Language is "csharp" or "cs" or "typescript" or "ts" or "python" or "go" or "java").ShouldBeEmpty();

    private static IEnumerable<Fence> Blocks() => Page.All.SelectMany(page => page.Fences).Where(fence => fence.Language is "yaml" or "yml");

    private static Fence Block(string place) => Blocks().Single(block => block.ToString() == place);

    private static bool IsProgram(Fence block) => block.Code.Split('\n').Any(line => line.StartsWith("runtime:", StringComparison.Ordinal));

    private static bool IsBasic(Fence block) => block.Code.Contains("basic:", StringComparison.Ordinal);

    private static Dictionary<string, string> Environment(SinchEmulator emulator) => new(StringComparer.Ordinal) { ["SINCH_ENDPOINT"] = emulator.Address };

    private static Dictionary<string, ConfigValue> Configuration(Fence block, SinchEmulator emulator)
    {
        var config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
        {
            ["mediaproviders:apiToken"] = new(AnyValue, IsSecret: true),
            ["mediaproviders:endpoint"] = new(emulator.Address),
            ["mediaproviders:botId"] = new("my-bot"),
        };
        foreach (string[] pair in block.SettingsOf("config").Select(pair => pair.Split('=', 2)))
        {
            config[pair[0]] = new ConfigValue(pair[1]);
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(block.Code));
        if (((YamlMappingNode)stream.Documents[0].RootNode).Children.TryGetValue("config", out var declared))
        {
            foreach (var key in ((YamlMappingNode)declared).Children.Keys)
            {
                config[key.ToString()] = new ConfigValue(AnyValue, IsSecret: true);
            }
        }

        return config;
    }
}
