namespace MediaProviders.Emulator.Tests.Learning;

/// <summary>An interrupted run deletes its entries first. Signals are POSIX's, so none of this holds on Windows.</summary>
public sealed class LearnInterruptedTests
{
    [UnixTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    public async Task Learn_Interrupted_DeletesItsEntries(string signal, int code)
    {
        await using var desk = await LearnDesk.SetAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });
        using var process = desk.Start();
        await desk.Endpoint.Requests.WaitUntilAsync(log => log.Count("POST") >= 2);
        await process.SignalAsync(signal);

        var run = await process.EndAsync();

        run.Code.ShouldBe(code);
        run.Errors.ShouldEndWith("Interrupted. The test entries are deleted, and no file was written.\n");
        desk.Endpoint.Store.Entries("bot-one").ShouldBeEmpty();
        desk.Files.ShouldBeEmpty();
    }

    [UnixFact]
    public async Task Learn_InterruptedWhereAShellIgnoresIt_DeletesItsEntries()
    {
        await using var desk = await LearnDesk.SetAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });
        // A shell without job control starts a command in the background with SIGINT ignored; nohup ignores SIGHUP.
        string script = $"""
            trap '' INT
            nohup dotnet '{Support.Standalone.Program}' learn 2>&1 &
            echo $!
            wait $!
            echo "ended with $?"
            """;
        using var shell = desk.Start("/bin/sh", ["-c", script]);
        int id = int.Parse((await shell.ReadLineAsync())!);
        await desk.Endpoint.Requests.WaitUntilAsync(log => log.Count("POST") >= 2);
        await ProgramRun.SignalAsync(id, "HUP");
        await ProgramRun.SignalAsync(id, "INT");

        var run = await shell.EndAsync();

        run.Output.ShouldEndWith("Interrupted. The test entries are deleted, and no file was written.\nended with 130\n");
        desk.Endpoint.Store.Entries("bot-one").ShouldBeEmpty();
        desk.Files.ShouldBeEmpty();
    }
}
