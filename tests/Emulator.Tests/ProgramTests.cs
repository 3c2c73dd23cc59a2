using System.Diagnostics;
using MediaProviders.Emulator.Tests.Support;

namespace MediaProviders.Emulator.Tests;

/// <summary>The emulator as a process of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Run_Standalone_PrintsItsAddressServesAndEndsAtATerminationSignal()
    {
        using var process = Start("--bot", $"{Api.Bot}={Api.Token}", "--fault", """{"method":"DELETE","status":503}""");
        string address = (await process.StandardOutput.ReadLineAsync())!;
        using var http = new HttpClient();

        address.ShouldStartWith("http://127.0.0.1:");
        using (var post = new HttpRequestMessage(HttpMethod.Post, address + Api.Collection()))
        {
            post.Headers.Authorization = new("Bearer", Api.Token);
            post.Content = new StringContent(Api.BearerBody("a", "the-secret"), System.Text.Encoding.UTF8, "application/json");
            ((int)(await http.SendAsync(post)).StatusCode).ShouldBe(200);
        }

        (await http.GetStringAsync(new Uri(address + "/_emulator/state"))).ShouldContain("the-secret");
        using var end = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        string rest = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        rest.ShouldNotContain("secret");
        rest.ShouldNotContain(Api.Token);
    }

    [Fact]
    public async Task Run_WithAWrongOption_SaysSoAndEnds()
    {
        using var process = Start("--port", "many");
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(2);
        (await process.StandardError.ReadToEndAsync()).Trim().ShouldBe("Reading '--port' failed: 'many' is not a port. Give a number from 0 to 65535.");
        (await process.StandardOutput.ReadToEndAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Run_OnATakenPort_SaysSoAndEnds()
    {
        await using var other = await Api.StartAsync();
        using var process = Start("--port", $"{other.BaseAddress.Port}");

        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1);
        (await process.StandardError.ReadToEndAsync()).ShouldStartWith("Starting the emulator failed: ");
    }

    private static Standalone Start(params string[] args)
    {
        var process = new Standalone
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(SinchEmulator).Assembly.Location, .. args])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        process.Start();
        return process;
    }

    /// <summary>A process that does not outlive its test, even a failed one.</summary>
    private sealed class Standalone : Process
    {
        protected override void Dispose(bool disposing)
        {
            if (!HasExited)
            {
                Kill();
            }

            base.Dispose(disposing);
        }
    }
}
