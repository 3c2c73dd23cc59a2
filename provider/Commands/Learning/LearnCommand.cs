using MediaProviders.Api;
using MediaProviders.Commands.Importing;
using MediaProviders.Commands.Parsing;
using MediaProviders.Resources;
using MediaProviders.Resources.Entries;
using MediaProviders.Values;

namespace MediaProviders.Commands.Learning;

/// <summary><c>doctor --learn</c>: asks an endpoint what the documents leave open, and leaves nothing behind.</summary>
internal static class LearnCommand
{
    private const string DefaultFile = "emulator-settings.json";

    // A person who presses Ctrl+C waits for this at most.
    private static readonly TimeSpan LongestCleanUp = TimeSpan.FromMinutes(2);

    /// <summary>Asks, cleans up, writes the file and returns the exit code.</summary>
    public static async Task<int> RunAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        var file = given.Value("--output") ?? DefaultFile;
        var files = new FileSet(Path.GetDirectoryName(Path.GetFullPath(file))!);
        files.DemandFree(Path.GetFileName(file), given.Has("--force"));
        using var connection = BotConnection.Open(host);
        var (config, bot, time) = (connection.Config, connection.BotOf(given), host.Surroundings.Time);
        var options = Catalog.ApiOptionsOf(config, config.Service, host.Surroundings);
        using var api = new MediaProvidersApi(options);
        using var probe = new ProbeClient(options);
        var bench = new Bench(api, probe, bot, NameRule.Generate(Bench.Prefix, "", seed: default), time);
        host.Screen.Say($"Learning from bot '{Printable.Of(bot)}' with throw-away entries '{bench.Name("")}-...'.");
        var learned = new LearnedSettings();
        try
        {
            await AskAsync(bench, learned, host, cancellationToken);
        }
        catch (ApiException failure)
        {
            throw failure.Explain("Learning");
        }
        finally
        {
            await CleanUpAsync(bench, bot, host, time);
        }

        files.Add(Path.GetFileName(file), learned.Write(config.Service));
        files.Write(given.Has("--force"), cancellationToken);
        host.Screen.WriteLine($"Wrote '{Printable.Of(file)}': {learned.Values.Count} settings learned. Nothing was left on the bot.");
        foreach (var (question, reason) in learned.Notes)
        {
            host.Screen.WriteLine($"  {question}: {reason}");
        }

        return ExitCode.Done;
    }

    private static async Task AskAsync(Bench bench, LearnedSettings learned, CommandHost host, CancellationToken cancellationToken)
    {
        host.Screen.Progress("Looking at the list ...");
        await ListQuestions.LookFirstAsync(bench, learned, cancellationToken);
        host.Screen.Progress("Writing one entry and waiting for the list to show it ...");
        if (await ListQuestions.WriteFirstAsync(bench, learned, cancellationToken))
        {
            host.Screen.Progress("Writing three entries and looking at their order ...");
            await ListQuestions.AskOrderAsync(bench, learned, cancellationToken);
            host.Screen.Progress("Writing what might be refused ...");
            await WriteQuestions.AskAsync(bench, learned, cancellationToken);
            host.Screen.Progress("Asking for what must be refused ...");
            await RefusalQuestions.AskAsync(bench, learned, cancellationToken);
        }
    }

    /// <exception cref="OperationFailedException">Something may be left.</exception>
    private static async Task CleanUpAsync(Bench bench, string bot, CommandHost host, TimeProvider time)
    {
        host.Screen.Progress("Deleting the throw-away entries ...");
        using var limit = new CancellationTokenSource(LongestCleanUp, time);
        IReadOnlyList<string> left;
        try
        {
            left = await bench.CleanUpAsync(limit.Token);
        }
        catch (Exception failure) when (failure is ApiException or OperationCanceledException)
        {
            left = [bench.Name("...")];
        }

        if (left.Count > 0)
        {
            throw new OperationFailedException(
                FailureKind.Failed,
                $"Deleting the throw-away entries of bot '{Printable.Of(bot)}' failed: there may be left {string.Join(", ", left.Select(name => $"'{Printable.Of(name)}'"))}. Delete what the list shows of these; nothing else was touched.");
        }
    }
}
