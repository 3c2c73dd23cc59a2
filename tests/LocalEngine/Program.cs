using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.CommandLine;

await Console.Error.WriteLineAsync(TestEngine.Notice);
EngineCommand command;
try
{
    command = EngineCommand.Parse(args);
}
catch (InvalidDataException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n\n{EngineCommand.Usage}");
    return 2;
}

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupt.Cancel();
};

try
{
    var engine = new TestEngine(new EngineSettings
    {
        Plugins = new ProcessPluginHost(command.Plugin!),
        Stack = command.Stack,
        Config = command.Config,
        StateFile = command.State,
        Passphrase = Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE") ?? string.Empty,
    });
    var program = StackProgram.FromDirectory(command.Program);
    var result = await (command.Verb switch
    {
        "preview" => engine.PreviewAsync(program, command.Options, interrupt.Token),
        "up" => engine.UpAsync(program, command.Options, interrupt.Token),
        "refresh" => engine.RefreshAsync(program, command.Options, interrupt.Token),
        _ => engine.DestroyAsync(program, command.Options, interrupt.Token),
    });
    Transcript.Write(Console.Out, result);
    return result.Succeeded ? 0 : 1;
}
catch (Exception e) when (e is InvalidDataException or IOException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
