using System.Security.Cryptography;

namespace MediaProviders.Emulator.Learning;

/// <summary>The command <c>learn</c>: asks an endpoint what the documents leave open, and leaves nothing behind.</summary>
internal sealed class LearnCommand(LearnOptions options, TextWriter output, TextWriter progress, TimeProvider time)
{
    // A person who presses Ctrl+C waits for this at most.
    private static readonly TimeSpan LongestCleanUp = TimeSpan.FromMinutes(2);

    /// <summary>What <c>learn --help</c> prints.</summary>
    public static string Help => $"""
        Learns from a real API how it behaves where the vendor's documents leave it open, and writes the answers as settings of the emulator.

          dotnet run --project tests/Emulator -- learn [OPTION...]

          --bot-id BOT    the bot; default: SINCH_BOT_ID. Use one for tests
          --output FILE   the file to write; default: emulator-settings.json
          --force         overwrite the file

        Environment:
          SINCH_API_TOKEN       the bot's token, or
          SINCH_API_TOKEN_FILE  the path of a file that contains it
          SINCH_REGION          the region of the bot, us1 or eu1, or
          SINCH_ENDPOINT        the base address of the API; takes precedence over the region

        It writes a few entries whose names start with '{ProbeSession.Prefix}-', and deletes them again. It touches no other entry, and never sends a DELETE
        without a name. The emulator takes the file with --settings.

        Ctrl+C ends it, and so do 'kill -INT PID' and 'kill PID', also if it runs in the background or under nohup. It deletes its entries first, which
        takes two minutes at most.

        Exit codes:
          0    done
          1    failed; the text on standard error says why, and which entries may be left
          2    the command line or the environment is wrong; no request was sent
          130  interrupted; nothing is left
        """;

    private string Beside => options.Output + ".new";

    /// <summary>Asks, deletes the test entries and writes the file.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            ThrowIfTaken();
            await LearnAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await progress.WriteLineAsync("Interrupted. The test entries are deleted, and no file was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is ProbeFailedException or IOException or UnauthorizedAccessException)
        {
            await progress.WriteLineAsync($"Learning failed: {failure.Message}");
            return ExitCode.Failed;
        }
    }

    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        using var client = new ProbeClient(options.Service, options.Token);
        string stem = $"{ProbeSession.Prefix}-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 7)}";
        var session = new ProbeSession(client, options.BotId, stem, time);
        await progress.WriteLineAsync($"Learning from bot '{options.BotId}' at '{options.Service}' with test entries '{stem}-...'.");
        var learned = new LearnedSettings();
        try
        {
            await AskAsync(session, learned, cancellationToken);
        }
        finally
        {
            await CleanUpAsync(session, stem);
        }

        await WriteAsync(learned.Write(options.Service), cancellationToken);
        await output.WriteLineAsync($"Wrote '{options.Output}': {learned.Count} settings learned. Nothing was left on the bot.");
        foreach (var (question, reason) in learned.Notes)
        {
            await output.WriteLineAsync($"  {question}: {reason}");
        }
    }

    private async Task AskAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync("Looking at the list ...");
        await ListQuestions.LookFirstAsync(session, learned, cancellationToken);
        await progress.WriteLineAsync("Writing one entry and waiting for the list to show it ...");
        if (await ListQuestions.WriteFirstAsync(session, learned, cancellationToken))
        {
            await progress.WriteLineAsync("Writing three entries and looking at their order ...");
            await ListQuestions.AskOrderAsync(session, learned, cancellationToken);
            await progress.WriteLineAsync("Writing what might be refused ...");
            await WriteQuestions.AskAsync(session, learned, cancellationToken);
            await progress.WriteLineAsync("Asking for what must be refused ...");
            await RefusalQuestions.AskAsync(session, learned, cancellationToken);
        }
    }

    /// <exception cref="ProbeFailedException">Something may be left.</exception>
    private async Task CleanUpAsync(ProbeSession session, string stem)
    {
        if (!session.HasWritten)
        {
            return;
        }

        await progress.WriteLineAsync("Deleting the test entries ...");
        using var limit = new CancellationTokenSource(LongestCleanUp, time);
        IReadOnlyList<string> left;
        try
        {
            left = await session.CleanUpAsync(limit.Token);
        }
        catch (Exception failure) when (failure is ProbeFailedException or OperationCanceledException)
        {
            left = [stem + "-..."];
        }

        if (left.Count > 0)
        {
            throw new ProbeFailedException(
                $"these test entries may be left on bot '{options.BotId}': {string.Join(", ", left.Select(name => $"'{name}'"))}. Delete those that the list "
                    + "shows; no other entry was touched.");
        }
    }

    /// <exception cref="IOException">The file could not be written at the end; nothing was asked yet.</exception>
    private void ThrowIfTaken()
    {
        string path = Path.GetFullPath(options.Output);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{options.Output}' is a folder. Give a file with --output.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new IOException($"there is no folder for '{options.Output}'. Create it, or give another file with --output.");
        }

        if (File.Exists(path) && !options.Overwrites)
        {
            throw new IOException($"'{options.Output}' exists already. Give another file with --output, or --force to overwrite it.");
        }

        try
        {
            File.WriteAllBytes(Beside, []);
            File.Delete(Beside);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"nothing can be written beside '{options.Output}'. Check the permissions of its folder, or give another file with --output.", refused);
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(Beside, text, cancellationToken);
            File.Move(Beside, options.Output, overwrite: true);
        }
        catch
        {
            File.Delete(Beside);
            throw;
        }
    }
}
