using System.Diagnostics;
using MediaProviders.Emulator;
using MediaProviders.Quickstart;
using MediaProviders.Tests;

// Takes the program in the root Pulumi.yaml from create to destroy, against an emulator of the API. Exit code 0 when every step was as expected.
if (args.Length > 0)
{
    await Console.Error.WriteLineAsync($"The quickstart takes no arguments, but was given '{args[0]}'. What it does is in examples/quickstart/README.md.");
    return 2;
}

var repository = new DirectoryInfo(AppContext.BaseDirectory);
while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "MediaProviders.sln")))
{
    repository = repository.Parent;
}

if (repository is null)
{
    await Console.Error.WriteLineAsync("The quickstart runs inside a clone of the repository: no MediaProviders.sln was found above it.");
    return 2;
}

var plugin = StartedPlugin.Path;
var secrets = new RunSecrets(Environment.GetEnvironmentVariable(RunSecrets.SeedVariable));
var workFolder = Directory.CreateTempSubdirectory("mediaproviders-quickstart-").FullName;
try
{
    await using var emulator = await SinchEmulator.StartAsync("quickstart-bot", secrets.ApiToken);
    await using var stack = HasPulumi() ? (IStack)await PulumiStack.CreateAsync(repository.FullName, plugin, workFolder)
        : new LocalStack(repository.FullName, plugin, workFolder);
    var transcript = new Transcript(secrets.All);
    transcript.Begin(stack.Engine, Path.GetRelativePath(Environment.CurrentDirectory, plugin), emulator.Address);
    return await new Tour(stack, emulator, transcript, secrets).RunAsync() ? 0 : 1;
}
finally
{
    Directory.Delete(workFolder, recursive: true);
}

static bool HasPulumi()
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo("pulumi", "version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return false;
    }
}
