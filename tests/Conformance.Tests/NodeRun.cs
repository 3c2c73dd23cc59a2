using System.Diagnostics;
using System.Text.Json;
using MediaProviders.Emulator;

namespace MediaProviders.Conformance.Tests;

/// <summary>One run of all scripts of the Node client against the plugin, which finds the API's emulator in this process.</summary>
public sealed class NodeRun : IAsyncLifetime
{
    private const string Token = "CANARY-api-token";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What Node wrote beside the outcomes.</summary>
    public string Log { get; private set; } = "";

    internal IReadOnlyList<NodeOutcome> Outcomes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (NodeClient.Obstacle is not null)
        {
            return;
        }

        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token, OfferControl = true });
        var run = await ProgramRun.ToItsEndAsync(Command(emulator));
        Outcomes = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<NodeOutcome>(line, Json)!)];
        Log = run.Errors;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static ProcessStartInfo Command(SinchEmulator emulator)
    {
        var scripts = Directory.GetFiles(NodeClient.Folder, "*.test.js").Order(StringComparer.Ordinal).Select(script => Path.GetFileName(script));
        return new ProcessStartInfo(NodeClient.Executable!, ["--test", "--test-concurrency=2", "--test-reporter=./support/reporter.mjs", .. scripts])
        {
            WorkingDirectory = NodeClient.Folder,
            Environment = { ["PLUGIN"] = StartedPlugin.Path, ["EMULATOR"] = emulator.Address, ["EMULATOR_TOKEN"] = Token },
        };
    }
}

/// <summary>How one test of the Node client ended, as its reporter writes it, a line of JSON for each.</summary>
/// <param name="File">The script, without its folder.</param>
/// <param name="Name">What the test is called there.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Reason">Why not; empty when it passed.</param>
internal sealed record NodeOutcome(string File, string Name, bool Passed, string Reason);
