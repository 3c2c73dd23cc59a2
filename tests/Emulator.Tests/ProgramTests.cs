namespace MediaProviders.Emulator.Tests;

/// <summary>The emulator as a process of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Run_Standalone_PrintsItsAddressServesAndEndsAtATerminationSignal()
    {
        using var process = Standalone.Start("--bot", $"{Api.Bot}={Api.Token}", "--fault", """{"method":"DELETE","status":503}""");
        string address = (await process.ReadLineAsync())!;
        using var http = new HttpClient();

        address.ShouldStartWith("http://127.0.0.1:");
        using (var post = new HttpRequestMessage(HttpMethod.Post, address + Api.Collection()))
        {
            post.Headers.Authorization = new("Bearer", Api.Token);
            post.Content = new StringContent(Api.BearerBody("a", "the-secret"), System.Text.Encoding.UTF8, "application/json");
            ((int)(await http.SendAsync(post)).StatusCode).ShouldBe(200);
        }

        (await http.GetStringAsync(new Uri(address + "/_emulator/state"))).ShouldContain("the-secret");
        await process.SignalAsync("TERM");
        var run = await process.EndAsync();
        run.Code.ShouldBe(0);
        (run.Output + run.Errors).ShouldNotContain("secret");
        (run.Output + run.Errors).ShouldNotContain(Api.Token);
    }

    [Fact]
    public async Task Run_WithAWrongOption_SaysSoAndEnds() =>
        (await Standalone.RunAsync("--port", "many")).ShouldBe(
            new ProgramRun(2, "", "Reading '--port' failed: 'many' is not a port. Give a number from 0 to 65535.\n"));

    [Fact]
    public async Task Run_OnATakenPort_SaysSoAndEnds()
    {
        await using var other = await Api.StartAsync();
        int port = other.BaseAddress.Port;

        (await Standalone.RunAsync("--port", $"{port}")).ShouldBe(new ProgramRun(
            1, "", $"Starting the emulator failed: port {port} of 127.0.0.1 is taken. Give another one with --port, or leave --port out for a free one.\n"));
    }

    [Theory]
    [InlineData("--entries")]
    [InlineData("--settings")]
    public async Task Run_WithAFolderForAFile_SaysSo(string option) =>
        (await Standalone.RunAsync(option, Path.GetTempPath())).ShouldBe(
            new ProgramRun(2, "", $"Reading '{option}' failed: '{Path.GetTempPath()}' is a folder. Give a file.\n"));

    [Theory]
    [InlineData("--entries")]
    [InlineData("--settings")]
    public async Task Run_WithAFileThatIsMissing_SaysSo(string option) =>
        (await Standalone.RunAsync(option, "/no/file")).ShouldBe(new ProgramRun(2, "", $"Reading '{option}' failed: there is no file '/no/file'.\n"));

    [Theory]
    [InlineData("mine")]
    [InlineData("{\"version\":3,\"deployment\":{\"resources\":[]}}")]
    public async Task Run_WithAStateFileOfAnotherKind_SaysSoAndLeavesIt(string text)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);

            (await Standalone.RunAsync("--state", file)).ShouldBe(new ProgramRun(
                2, "", $"Reading the file '{file}' of --state failed: it is not JSON of the form {{\"bots\": {{BOT: [ENTRY]}}, \"faults\": [FAULT]}}.\n"));
            (await File.ReadAllTextAsync(file)).ShouldBe(text);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Run_OnAnAddressOfAnotherMachine_NamesTheOption()
    {
        // Reserved for documentation (RFC 5737), so no machine has it.
        var run = await Standalone.RunAsync("--listen", "192.0.2.1", "--port", "1");

        run.Code.ShouldBe(1);
        run.Errors.ShouldStartWith("Starting the emulator failed: port 1 of 192.0.2.1 cannot be used (");
        run.Errors.ShouldEndWith("). Give another one with --port, or another address with --listen.\n");
    }

    [Fact]
    public async Task Run_WithoutArguments_Serves()
    {
        using var process = Standalone.Start();

        (await process.ReadLineAsync())!.ShouldStartWith("http://127.0.0.1:");
        (await process.ReadLineAsync())!.ShouldContain(" Page: http://127.0.0.1:");
        (await process.ReadLineAsync())!.ShouldBe("Every bot accepts the token 'emulator-token'.");
    }
}
