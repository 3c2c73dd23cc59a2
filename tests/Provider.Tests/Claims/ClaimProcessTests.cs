using static MediaProviders.Provider.Tests.Claims.ClaimFixture;

namespace MediaProviders.Provider.Tests.Claims;

/// <summary>Claims between this process and another one.</summary>
public sealed class ClaimProcessTests : IDisposable
{
    private const string ClaimImages = "claim\thttps://one.example\tbot-1\timages\turn:there\tone";
    private const string FindImages = "find\thttps://one.example\tbot-1\timages\turn:here\tone";

    private readonly ClaimFixture fixture = new();
    private readonly List<Process> started = [];

    [Fact]
    public async Task Find_ClaimOfAnotherProcess_FindsItBothWaysAsync()
    {
        var other = Start();
        using var claims = fixture.Open();
        claims.Claim(Images, "urn:here", "one");

        (await AskAsync(other, FindImages)).ShouldBe("1 found, 1 owned, 1 with the content");
        (await AskAsync(other, ClaimImages)).ShouldBe("claimed");
        claims.Find(Images).Count(match => match.IsOwnedBy("urn:there")).ShouldBe(1);
        (await AskAsync(other, FindImages)).ShouldBe("2 found, 1 owned, 2 with the content");
        (await AskAsync(other, "obstacle")).ShouldBeEmpty();

        other.StandardInput.Close();
        await other.WaitForExitAsync();
        claims.Find(Images).ShouldHaveSingleItem().IsOwnedBy("urn:here").ShouldBeTrue();
        fixture.Files().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Find_OtherProcessKilled_ForgetsItsClaimsAndRemovesItsFilesAsync()
    {
        var other = Start();
        using var claims = fixture.Open();
        (await AskAsync(other, ClaimImages)).ShouldBe("claimed");
        claims.Find(Images).Count.ShouldBe(1);

        other.Kill();
        await other.WaitForExitAsync();
        fixture.Files().Length.ShouldBe(4);

        claims.Find(Images).ShouldBeEmpty();
        claims.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Open_LastProcessOfAnotherPhaseKilled_RemovesItsFolderAsync()
    {
        var other = Start("127.0.0.1:1");
        (await AskAsync(other, ClaimImages)).ShouldBe("claimed");
        other.Kill();
        await other.WaitForExitAsync();
        fixture.Files().Length.ShouldBe(2);

        using var claims = fixture.Open();
        claims.Claim(Images, "urn:here", "one");

        Directory.GetDirectories(fixture.Root).ShouldBe([fixture.PhaseRoot]);
    }

    [Fact]
    public async Task Obstacle_FileLocksSwitchedOff_SaysSoAndLeavesLivingSessionsAloneAsync()
    {
        using var claims = fixture.Open();
        claims.Claim(Images, "urn:here", "one");
        var other = Start(variable: "DOTNET_SYSTEM_IO_DISABLEFILELOCKING");

        (await AskAsync(other, ClaimImages)).ShouldBe("claimed");

        (await AskAsync(other, "obstacle")).ShouldContain($"'{fixture.Root}' cannot be used (File locks do not work there); ");
        fixture.Files().Length.ShouldBe(2);
        claims.Obstacle.ShouldBeEmpty();
    }

    public void Dispose()
    {
        foreach (var process in started)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        fixture.Dispose();
    }

    private static async Task<string> AskAsync(Process process, string order)
    {
        await process.StandardInput.WriteLineAsync(order);
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private Process Start(string phase = Phase, string? variable = null)
    {
        var holder = Path.Combine(AppContext.BaseDirectory, "MediaProviders.ClaimHolder.dll");
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [holder, phase]);
        foreach (var (name, value) in fixture.Environment)
        {
            info.Environment[name] = value;
        }

        info.Environment["HOME"] = Path.Combine(fixture.Folder, "missing");
        info.Environment.Remove("XDG_DATA_HOME");
        if (variable is not null)
        {
            info.Environment[variable] = "1";
        }

        started.Add(ProgramRun.Start(info));
        return started[^1];
    }
}
