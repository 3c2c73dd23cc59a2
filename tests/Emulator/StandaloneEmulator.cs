using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace MediaProviders.Emulator;

/// <summary>The emulator as a program of its own: it runs until it is interrupted.</summary>
internal static class StandaloneEmulator
{
    /// <summary>Starts it, prints its address and serves.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="FormatException">The file of the state is of another kind.</exception>
    public static async Task<int> RunAsync(CommandLine line, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            bool resumes = File.Exists(line.Options.StateFile);
            await using var emulator = await SinchEmulator.StartAsync(line.Options, CancellationToken.None);
            if (!resumes)
            {
                line.Snapshot?.ApplyTo(emulator.Store, emulator.Faults);
            }

            foreach (var fault in line.Faults)
            {
                emulator.Faults.Add(fault);
            }

            emulator.RememberStart();
            await SayWelcomeAsync(emulator, output);
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var interrupted = cancellationToken.Register(() => end.TrySetResult());
            await end.Task;
            return ExitCode.Done;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync(
                $"Starting the emulator failed: port {line.Options.Port} of {line.Options.Listen} is taken. Give another one with --port, or leave --port out "
                    + "for a free one.");
            return ExitCode.Failed;
        }
        catch (SocketException refused)
        {
            await errors.WriteLineAsync(
                $"Starting the emulator failed: port {line.Options.Port} of {line.Options.Listen} cannot be used ({refused.Message}). Give another one with "
                    + "--port, or another address with --listen.");
            return ExitCode.Failed;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"Starting the emulator failed: {wrong.Message}");
            return ExitCode.Failed;
        }
    }

    private static async Task SayWelcomeAsync(SinchEmulator emulator, TextWriter output)
    {
        // The first line is the address alone, for programs.
        await output.WriteLineAsync(emulator.Address);
        await output.WriteLineAsync(
            $"Emulates the Sinch WhatsApp media provider endpoints; a test instrument.{(emulator.Options.OfferControl ? $" Page: {emulator.Origin}/" : "")}");
        if (emulator.Options.AnyBotToken == CommandLine.UsualToken)
        {
            await output.WriteLineAsync($"Every bot accepts the token '{CommandLine.UsualToken}'.");
        }
    }
}
