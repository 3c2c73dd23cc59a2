using MediaProviders.LocalEngine.Results;
using MediaProviders.LocalEngine;

namespace MediaProviders.Provider.Tests.Upgrades;

/// <summary>
/// Stacks of earlier releases. Each release leaves a folder here: a program, the state it made, and what the API then held. Every later provider takes them
/// over without a change.
/// </summary>
public sealed class UpgradeTests
{
    private const string Folder = "tests/Provider.Tests/Upgrades";
    private const string Token = "token-of-the-bots";

    // Where the API stands in the kept states.
    private const string KeptAddress = "http://127.0.0.1:8099";

    public static TheoryData<string> Releases =>
        [.. Directory.EnumerateDirectories(Repository.At(Folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Releases))]
    public Task Preview_StateOfARelease_ChangesNothing(string release) =>
        ShouldBeQuietAsync(release, (engine, program) => engine.PreviewAsync(program));

    [Theory, MemberData(nameof(Releases))]
    public Task Refresh_StateOfARelease_FindsNothingChanged(string release) =>
        ShouldBeQuietAsync(release, (engine, program) => engine.RefreshAsync(program), (engine, program) => engine.PreviewAsync(program));

    [Theory, MemberData(nameof(Releases))]
    public Task Up_StateOfARelease_WritesNothing(string release) =>
        ShouldBeQuietAsync(release, (engine, program) => engine.UpAsync(program));

    [Theory, MemberData(nameof(Releases))]
    public async Task Destroy_StateOfARelease_DeletesWhatIsNotProtected(string release)
    {
        await using var api = await StartApiAsync(release);
        var (engine, program) = Open(release, api);

        (await engine.DestroyAsync(program, new CommandOptions { Targets = [] })).Succeeded.ShouldBeFalse("the resource 'archive' is protected");

        engine.ImportState(engine.ExportState(showSecrets: true).Replace("\"protect\": true", "\"protect\": false", StringComparison.Ordinal));
        (await engine.DestroyAsync(program)).Succeeded.ShouldBeTrue();
        api.Store.Entries("bot").Concat(api.Store.Entries("other-bot")).ShouldBeEmpty();
    }

    /// <summary>Run with ACCEPT=1 when the version has changed: that makes the folder of the new release from the program of the last one.</summary>
    [Fact]
    public async Task Baseline_OfThisRelease_IsKept()
    {
        var folder = Repository.At(Path.Combine(Folder, PluginVersion.Text));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1" && !File.Exists(Path.Combine(folder, "state.json")))
        {
            await KeepAsync(folder);
        }

        File.Exists(Path.Combine(folder, "state.json"))
            .ShouldBeTrue($"No stack of release {PluginVersion.Text} is kept. Run the tests with ACCEPT=1 and commit '{folder}'.");
    }

    private static async Task KeepAsync(string folder)
    {
        var program = Path.Combine(folder, "Pulumi.yaml");
        if (!File.Exists(program))
        {
            Directory.CreateDirectory(folder);
            File.Copy(Repository.At(Path.Combine(Folder, "0.1.0", "Pulumi.yaml")), program);
        }

        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token });
        var engine = Engine(api, seed: 1);
        (await engine.UpAsync(StackProgram.FromDirectory(folder))).Succeeded.ShouldBeTrue();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "state.json"), engine.ExportState(showSecrets: true).Replace(api.Address, KeptAddress, StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "api.json"), api.Export());
    }

    private static async Task<SinchEmulator> StartApiAsync(string release)
    {
        var api = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token });
        api.Load(await File.ReadAllTextAsync(Repository.At(Path.Combine(Folder, release, "api.json"))));
        return api;
    }

    private static (TestEngine Engine, StackProgram Program) Open(string release, SinchEmulator api)
    {
        var engine = Engine(api);
        engine.ImportState(File.ReadAllText(Repository.At(Path.Combine(Folder, release, "state.json")))
            .Replace(KeptAddress, api.Address, StringComparison.Ordinal));
        return (engine, StackProgram.FromDirectory(Repository.At(Path.Combine(Folder, release))));
    }

    private static TestEngine Engine(SinchEmulator api, int? seed = null) => new(new EngineSettings
    {
        Plugins = new InProcessPlugins(),
        Seed = seed,
        Config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
        {
            ["mediaproviders:endpoint"] = new(api.Address),
            ["mediaproviders:botId"] = new("bot"),
            ["mediaproviders:apiToken"] = new(Token, IsSecret: true),
            ["endpoint"] = new(api.Address),
            ["otherToken"] = new(Token, IsSecret: true),
            ["imagesPassword"] = new("first-password", IsSecret: true),
            ["archiveToken"] = new("archive-token", IsSecret: true),
        },
    });

    private static async Task ShouldBeQuietAsync(string release, params Func<TestEngine, StackProgram, Task<CommandResult>>[] commands)
    {
        await using var api = await StartApiAsync(release);
        var (engine, program) = Open(release, api);
        foreach (var command in commands)
        {
            ShouldBeQuiet(await command(engine, program));
        }

        api.Requests.All.ShouldAllBe(request => request.Method == "GET");
    }

    private static void ShouldBeQuiet(CommandResult result)
    {
        result.Diagnostics.Select(d => $"{d.Severity}: {d.Text}").ShouldBeEmpty();
        result.Succeeded.ShouldBeTrue();
        result.Phases.SelectMany(phase => phase.Steps)
            .Where(step => step.Operation is not (StepOperation.Same or StepOperation.Refresh) || step.Changes.Count > 0)
            .Select(step => step.Urn).ShouldBeEmpty();
        result.Phases.ShouldAllBe(phase => phase.Steps.Count(step => step.Urn.Contains("WhatsAppMediaProvider", StringComparison.Ordinal)) == 4);
    }
}

/// <summary>Plugins in this process, each behind a port of its own, as if it were a process of its own.</summary>
internal sealed class InProcessPlugins : IPluginHost
{
    public string PluginDirectory => AppContext.BaseDirectory;

    public bool NeedsEngineServer => true;

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken) =>
        new Plugin(await PluginServer.StartAsync(
            WholeProvider.Served(start.Environment.GetValueOrDefault), start.EngineAddress, cancellationToken: cancellationToken));

    private sealed class Plugin(PluginServer server) : IPlugin
    {
        private readonly PluginChannel channel = new($"127.0.0.1:{server.Port}");

        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            try
            {
                return await channel.CallAsync(method, request, cancellationToken: cancellationToken);
            }
            catch (RpcException failure)
            {
                throw failure.ToPluginCall();
            }
        }

        public async Task StopAsync()
        {
            channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
