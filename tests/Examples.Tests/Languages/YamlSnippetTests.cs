using MediaProviders.LocalEngine.Plugins;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>The YAML programs of the documentation, each run as it stands by the local engine.</summary>
public sealed class YamlSnippetTests
{
    public static TheoryData<Snippet> Programs => [.. Snippet.In("yaml")];

    [Theory]
    [MemberData(nameof(Programs), DisableDiscoveryEnumeration = true)]
    public async Task Yaml_Program_RunsTwiceAndIsQuietTheSecondTime(Snippet snippet)
    {
        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = "token" });
        api.Store.Put("my-bot", Entry.Bearer("archive", "token-of-the-archive"));
        var config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
        {
            ["mediaproviders:endpoint"] = new(api.Address),
            ["mediaproviders:botId"] = new("my-bot"),
            ["mediaproviders:apiToken"] = new("token", IsSecret: true),
            ["imagesPassword"] = new("hush", IsSecret: true),
            ["archiveToken"] = new("hush", IsSecret: true),
        };
        var engine = new TestEngine(new EngineSettings { Plugins = new ProcessPluginHost(StartedPlugin.Path), Config = config, Seed = 1 });

        var first = await engine.UpAsync(new StackProgram(snippet.Code));
        first.Succeeded.ShouldBeTrue(string.Join('\n', first.Diagnostics.Select(said => said.Text)));
        api.Requests.Clear();

        (await engine.UpAsync(new StackProgram(snippet.Code))).Succeeded.ShouldBeTrue();
        api.Requests.All.ShouldAllBe(request => request.Method == "GET");
    }
}
