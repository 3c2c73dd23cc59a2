using MediaProviders.Emulator;
using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Results;
using MediaProviders.Secrecy.Tests.Planted;
using MediaProviders.Secrecy.Tests.Sweeping;

namespace MediaProviders.Secrecy.Tests;

/// <summary>A plugin that crashes or is killed with a secret in its hands leaves none behind.</summary>
public class CrashTests
{
    private static readonly CommandOptions UpdateOnly = new() { SkipPreview = true };

    [Fact]
    public async Task Call_UnforeseenException_SaysItsTypeOnly()
    {
        await using var stack = await StartAsync("Throw");

        var result = await stack.UpAsync(Programs.Ordinary(), UpdateOnly);

        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Text)
            .ShouldContain(text => text.Contains("Provider bug: an unexpected InvalidOperationException ended the call. Please report this.", StringComparison.Ordinal));
        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Plugin_ExceptionThatNobodyCatches_SaysItsTypeOnly()
    {
        await using var stack = await StartAsync("ThrowOnAThread");

        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeFalse();

        var crash = stack.Exits.Where(exit => exit.ExitCode != 0).ShouldHaveSingleItem();
        crash.ExitCode.ShouldBe(1);
        crash.Errors.ShouldStartWith("Provider bug: an unexpected InvalidOperationException ended the plugin. Please report this.\n   at ");
        crash.Errors.ShouldNotContain("Unhandled exception");
        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Plugin_StackOverflow_SaysNoValues()
    {
        await using var stack = await StartAsync("Overflow");

        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeFalse();

        stack.Exits.Where(exit => exit.ExitCode != 0).ShouldHaveSingleItem().Errors.ShouldContain("Stack overflow");
        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Plugin_KilledInACreate_LeavesNoSecretInItsFiles()
    {
        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, HeldBy = held.Task, Count = null });
        var up = stack.UpAsync(Programs.Ordinary(), UpdateOnly);
        while (stack.Emulator.Requests.Count("GET") == 0 && !up.IsCompleted)
        {
            await Task.Delay(20);
        }

        foreach (var id in stack.Surroundings.Processes())
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            process.Kill();
        }

        (await up).Succeeded.ShouldBeFalse();
        held.SetResult();
        stack.Look();
        stack.Evidence.ShouldBeClean();
        stack.Evidence.Count(Channel.File).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Plugin_Always_WritesNoCoreFile()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, HeldBy = held.Task, Count = null });
        var up = stack.PreviewAsync(Programs.Ordinary());
        while (stack.Surroundings.Processes().Count < 2 && !up.IsCompleted)
        {
            await Task.Delay(20);
        }

        var limits = stack.Surroundings.Processes().Select(id => File.ReadLines($"/proc/{id}/limits").Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))).ToList();
        held.SetResult();
        await up;

        limits.ShouldNotBeEmpty();
        limits.ShouldAllBe(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4] == "0");
    }

    private static Task<SecretStack> StartAsync(string crash) =>
        SecretStack.StartProcessesAsync(PlantedExecutable.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["SECRECY_PLANT"] = crash });
}
