namespace MediaProviders.Secrecy.Tests;

/// <summary>A plugin that crashes or is killed with a secret in its hands leaves none behind.</summary>
public class CrashTests
{
    private const string HeapOf96Mebibytes = "0x6000000";

    [Theory]
    [InlineData("Throw", "Provider bug: an unexpected InvalidOperationException ended the call. Please report this.")]
    [InlineData("OutOfMemory", "Not enough memory, so the call ended (OutOfMemoryException).")]
    public async Task Call_UnforeseenException_SaysItsTypeOnly(string crash, string words)
    {
        await using var stack = await StartAsync(crash);

        var result = await stack.UpAsync(Programs.One(), UpdateOnly);

        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Text)
            .ShouldContain(text => text.Contains(words, StringComparison.Ordinal));
        stack.Evidence.ShouldBeClean();
    }

    [Theory]
    [InlineData("ThrowOnAThread", "Provider bug: an unexpected InvalidOperationException ended the plugin. Please report this.\n   at ")]
    [InlineData("OutOfMemoryOnAThread", "Not enough memory, so the plugin ended (OutOfMemoryException).")]
    public async Task Plugin_ExceptionThatNobodyCatches_SaysItsTypeOnly(string crash, string words)
    {
        await using var stack = await StartAsync(crash);

        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeFalse();

        var ended = stack.Exits.Where(exit => exit.ExitCode != 0).ShouldHaveSingleItem();
        ended.ExitCode.ShouldBe(1);
        ended.Errors.ShouldStartWith(words);
        ended.Errors.ShouldNotContain("Unhandled exception");
        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Plugin_StackOverflow_SaysNoValues()
    {
        await using var stack = await StartAsync("Overflow");

        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeFalse();

        stack.Exits.Where(exit => exit.ExitCode != 0).ShouldHaveSingleItem().Errors.ShouldContain("Stack overflow");
        stack.Evidence.ShouldBeClean();
    }

    [LinuxFact]
    public async Task Plugin_KilledInACreate_LeavesNoSecretInItsFiles()
    {
        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, HeldBy = held.Task, Count = null });
        var up = stack.UpAsync(Programs.One(), UpdateOnly);
        await stack.Emulator.Requests.WaitUntilAsync(requests => requests.Count("POST") > 0);

        stack.Look();
        foreach (var id in stack.Environment.Processes())
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

    [LinuxFact]
    public async Task Plugin_Always_WritesNoCoreFile()
    {
        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, HeldBy = held.Task, Count = null });
        var up = stack.UpAsync(Programs.One(), UpdateOnly);
        await stack.Emulator.Requests.WaitUntilAsync(requests => requests.Count("GET") > 0);

        var limits = stack.Environment.Processes()
            .Select(id => File.ReadLines($"/proc/{id}/limits").Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))).ToList();
        held.SetResult();
        await up;

        limits.ShouldNotBeEmpty();
        limits.ShouldAllBe(line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4] == "1" && line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[5] == "1");
    }

    // The heap is small, so that memory runs out before the machine notices.
    private static Task<SecretStack> StartAsync(string crash) => SecretStack.StartProcessesAsync(
        RealPackage.PlantedExecutable,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["SECRECY_PLANT"] = crash, ["DOTNET_GCHeapHardLimit"] = HeapOf96Mebibytes });
}
