using System.Security.Cryptography;

namespace MediaProviders.Secrecy.Tests;

/// <summary>The quickstart, with secrets that are known beforehand.</summary>
public class QuickstartSweepTests
{
    private const string Seed = "canary";
    private const int Count = 7;

    [Fact]
    public async Task Quickstart_AWholeRun_PrintsAndLeavesNoSecret()
    {
        using var environment = new StackEnvironment();
        var evidence = new Evidence(new CanarySearch(Drawn(), "media-reader", "catalogue-reader"));

        var outcome = await evidence.RunAsync(Channel.Quickstart, environment, Variables, Executable);

        outcome.Code.ShouldBe(0, outcome.Output + outcome.Errors);
        outcome.Output.ShouldContain("steps, all as expected.");
        evidence.ShouldBeClean();
        Directory.EnumerateFiles(environment.Temporary, "*.json", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Quickstart_WithAnArgument_SaysThatItTakesNone()
    {
        using var environment = new StackEnvironment();
        var evidence = new Evidence(new CanarySearch(Drawn(), "media-reader", "catalogue-reader"));

        var outcome = await evidence.RunAsync(Channel.Quickstart, environment, Variables, Executable, "--help");

        (outcome.Code, outcome.Output, outcome.Errors.TrimEnd())
            .ShouldBe((2, "", "The quickstart takes no arguments, but was given '--help'. What it does is in examples/quickstart/README.md."));
    }

    [UnixFact]
    public async Task Quickstart_ThatPrintsASecret_IsFound()
    {
        using var environment = new StackEnvironment();
        var evidence = new Evidence(new CanarySearch(Drawn(), "media-reader"));

        await evidence.RunAsync(
            Channel.Quickstart, environment, new Dictionary<string, string>(StringComparer.Ordinal) { ["PLANT"] = Drawn()[2].Text }, "/bin/sh", "-c",
            "echo \"password: $PLANT\"");

        evidence.Leaks.ShouldHaveSingleItem().ShouldBe(new Leak(Channel.Quickstart, "-c echo \"password: $PLANT\"", new Sighting("quickstart 3", "raw")));
    }

    private static string Executable
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(folder.Parent!.Parent!.FullName, "quickstart", folder.Name, OperatingSystem.IsWindows() ? "quickstart.exe" : "quickstart");
        }
    }

    /// <summary>Without a real engine on the PATH the quickstart takes the local one, which needs no network.</summary>
    private static Dictionary<string, string> Variables => new(StringComparer.Ordinal)
    {
        ["MEDIAPROVIDERS_QUICKSTART_SEED"] = Seed,
        ["PATH"] = "/usr/bin:/bin",
        ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT")
            ?? Path.GetFullPath("../../..", Path.GetDirectoryName(typeof(object).Assembly.Location)!),
    };

    private static List<Canary> Drawn() =>
        [.. Enumerable.Range(1, Count)
            .Select(n => new Canary($"quickstart {n}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {n}"))[..16])))];
}
