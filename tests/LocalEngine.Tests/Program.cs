using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MediaProviders.Grpc;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Tests.Scripted;
using MediaProviders.Protocol.Wire;

// Started by a test, this assembly is a plugin: the scripted provider behind a port. How it misbehaves is said by its environment.
var behaviour = Environment.GetEnvironmentVariable("SCRIPTED_PLUGIN") ?? string.Empty;
if (behaviour == "chatty")
{
    Console.WriteLine("Hello!");
    return;
}

using var engine = new GrpcChannel(args[^1]);
var provider = new ScriptedProvider(new ScriptedWorld(), message => engine.UnaryAsync(
    "/pulumirpc.Engine/Log",
    new LogRequest { Severity = LogSeverity.Warning, Message = $"{message.Text} for {Environment.GetEnvironmentVariable("PULUMI_PROJECT")}", Urn = message.Urn },
    Google.Protobuf.WellKnownTypes.Empty.Parser).GetAwaiter().GetResult());
var service = new GrpcService("pulumirpc.ResourceProvider");
foreach (var method in new[] { "Handshake", "GetPluginInfo", "GetSchema", "CheckConfig", "DiffConfig", "Configure", "Check", "Diff", "Create", "Read", "Update", "Delete", "Invoke", "Cancel" })
{
    service.Unary(method, Google.Protobuf.WellKnownTypes.Empty.Parser, async (request, _) =>
    {
        if (behaviour == "refusing" && method == "Check")
        {
            throw new RpcException(StatusCode.InvalidArgument, "refused", [new ErrorResourceInitFailed { Id = "x" }]);
        }

        return Google.Protobuf.WellKnownTypes.Empty.Parser.ParseFrom((await provider.AnswerAsync(method, request.ToByteArray())).ToByteArray());
    });
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
await using var server = await GrpcServer.StartAsync(new GrpcServerOptions { Services = _ => [service] });
Console.WriteLine(server.Port.ToString(CultureInfo.InvariantCulture));
await ended.Task;
