using System.Diagnostics;
using System.Text.Json;
using MediaProviders.Emulator;

namespace MediaProviders.Conformance.Tests;

/// <summary>One run of all scripts of the Node client against the plugin, which finds the API's emulator in this process.</summary>
public sealed class NodeRun : IAsyncLifetime
{
    private const string Token = "CANARY-api-token";

    // A run takes well under a minute; one that hangs is ended so that it can be reported.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly List<NodeOutcome> outcomes = [];

    /// <summary>What Node wrote beside the outcomes.</summary>
    public string Log { get; private set; } = "";

    internal IReadOnlyList<NodeOutcome> Outcomes => outcomes;

    public async Task InitializeAsync()
    {
        if (NodeClient.Obstacle is not null)
        {
            return;
        }

        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token, OfferControl = true });
        using var node = Process.Start(Command(emulator))!;
        using var limit = new CancellationTokenSource(LongestRun);
        var errors = node.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            while (await node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                outcomes.Add(JsonSerializer.Deserialize<NodeOutcome>(line, Json)!);
            }

            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
        }

        Log = await errors;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static ProcessStartInfo Command(SinchEmulator emulator)
    {
        var command = new ProcessStartInfo(NodeClient.Executable!)
        {
            WorkingDirectory = NodeClient.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["--test", "--test-concurrency=2", "--test-reporter=./support/reporter.mjs"])
        {
            command.ArgumentList.Add(argument);
        }

        foreach (var script in Directory.GetFiles(NodeClient.Folder, "*.test.js").Order(StringComparer.Ordinal))
        {
            command.ArgumentList.Add(Path.GetFileName(script));
        }

        command.Environment["PLUGIN"] = NodeClient.Plugin;
        command.Environment["EMULATOR"] = emulator.Address;
        command.Environment["EMULATOR_TOKEN"] = Token;
        return command;
    }
}
