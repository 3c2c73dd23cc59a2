using MediaProviders;
using MediaProviders.Commands;
using MediaProviders.Plugin;
using MediaProviders.Plugin.Telemetry;
using MediaProviders.Protocol;
using MediaProviders.Resources;

StandardStreams.Occupy();
CrashReport.ReplaceThatOfTheRuntime();
CoreDumps.SwitchOff();
var package = new ServedPackage.PackageIdentity(Package.Name, PluginVersion.Text);
if (PluginArguments.FindEngine(args, CommandLine.Words) is not { } engineAddress)
{
    return await RunCommandAsync(package, args);
}

await using var traces = TraceRequest.Follow(
    Environment.GetEnvironmentVariable, package.Executable, package.Version, CallSpan.SourceName, Catalog.AttemptSource);
return await PluginProcess.RunAsync(new ServedPackage { Identity = package, EnvironmentOf = EnvironmentOf }, engineAddress);

static HostEnvironment EnvironmentOf(string phase) =>
    new() { Variable = Environment.GetEnvironmentVariable, Phase = phase, Version = PluginVersion.Text, ToolFolder = PulumiFolder() };

// The folder of Pulumi's own files (Pulumi CLI documentation, "Environment variables"); null when it is not known.
static string? PulumiFolder() =>
    Environment.GetEnvironmentVariable("PULUMI_HOME") is { Length: > 0 } chosen ? chosen
    : Environment.GetEnvironmentVariable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { Length: > 0 } home ? Path.Combine(home, ".pulumi")
    : null;

static async Task<int> RunCommandAsync(ServedPackage.PackageIdentity package, string[] args)
{
    var signals = StopSignals.OfCommand();
    var screen = Screen.Open(Environment.GetEnvironmentVariable);
    var host = new CommandHost(package.Executable, screen, Console.OpenStandardInput, EnvironmentOf(phase: ""));
    return await CommandLine.RunAsync(args, host, signals.Token);
}
