using MediaProviders.Emulator;
using MediaProviders.Emulator.Learning;

var interrupted = Interruption.Listen();
try
{
    switch (args)
    {
        case ["--help" or "-h"]:
            Console.WriteLine(CommandLine.Help);
            return ExitCode.Done;
        case ["learn", "--help" or "-h"]:
            Console.WriteLine(LearnCommand.Help);
            return ExitCode.Done;
        case ["learn", .. var rest]:
            var options = LearnOptions.Read(rest, Environment.GetEnvironmentVariable, GivenFile.Read);
            return await new LearnCommand(options, Console.Out, Console.Error, TimeProvider.System).RunAsync(interrupted);
        default:
            return await StandaloneEmulator.RunAsync(CommandLine.Read(args, GivenFile.Read), Console.Out, Console.Error, interrupted);
    }
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return ExitCode.WrongUsage;
}
