using System.Runtime.InteropServices;
using MediaProviders.Emulator;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

CommandLine commandLine;
try
{
    commandLine = CommandLine.Read(args, File.ReadAllText);
}
catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

try
{
    bool resumes = File.Exists(commandLine.Options.StateFile);
    await using var emulator = await SinchEmulator.StartAsync(commandLine.Options);
    if (commandLine.Snapshot is not null && !resumes)
    {
        emulator.Load(commandLine.Snapshot);
    }

    foreach (var fault in commandLine.Faults)
    {
        emulator.Faults.Add(fault);
    }

    emulator.RememberStart();

    var end = new TaskCompletionSource();
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        end.TrySetResult();
    }

    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    Console.WriteLine(emulator.Address);
    Console.WriteLine($"Emulates the Sinch WhatsApp media provider endpoints; a test instrument.{(commandLine.Options.OfferControl ? $" Page: {emulator.Origin}/" : "")}");
    if (commandLine.Options.AnyBotToken == CommandLine.UsualToken)
    {
        Console.WriteLine($"Every bot opens with the token '{CommandLine.UsualToken}'.");
    }

    await end.Task;
    return 0;
}
catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"Starting the emulator failed: {wrong.Message}");
    return 1;
}
