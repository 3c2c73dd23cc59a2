using System.Runtime.InteropServices;
using Grpc.Core;

// Started by a test, this assembly is a plugin: the scripted provider behind a port. How it misbehaves is said by its environment.
var behaviour = Environment.GetEnvironmentVariable("SCRIPTED_PLUGIN") ?? string.Empty;
if (behaviour == "chatty")
{
    Console.WriteLine("Hello!");
    return;
}

using var engine = new PluginChannel(args[^1]);
var log = new Engine.EngineClient(engine.Invoker);
var world = new ScriptedWorld
{
    Before = (method, _) => behaviour == "refusing" && method == "Check"
        ? throw ScriptedProvider.Failure(StatusCode.InvalidArgument, "refused", new ErrorResourceInitFailed { Id = "x" })
        : Task.CompletedTask,
};
var provider = new ScriptedProvider(world, message => log.Log(
    new LogRequest { Severity = LogSeverity.Warning, Message = $"{message.Text} for {Environment.GetEnvironmentVariable("PULUMI_PROJECT")}",
        Urn = message.Urn }));

// Started from a shell that ignores SIGINT, as 'nohup' and '&' in a script do, a process ignores it too, and .NET leaves it so.
if (!OperatingSystem.IsWindows())
{
    _ = SetHandling(signal: 2, handling: 0);
}

var ended = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    if (behaviour != "stubborn")
    {
        ended.TrySetResult();
    }
});
await using var server = await LocalGrpcServer.StartAsync(provider);
Console.WriteLine(server.Port.ToString(CultureInfo.InvariantCulture));
await ended.Task;

#pragma warning disable SYSLIB1054 // Two integers need no marshalling, and generated marshalling would need unsafe code in this project.
[DllImport("libc", EntryPoint = "signal")]
[DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
static extern nint SetHandling(int signal, nint handling);
#pragma warning restore SYSLIB1054
