using System.Diagnostics;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>The local engine as a process of its own, killed between the create and the delete of a replacement.</summary>
public sealed class KilledEngineTests : IDisposable
{
    private const string Token = "token-of-the-bots";
    private static readonly string Engine = Path.ChangeExtension(typeof(TestEngine).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    private readonly string folder = Directory.CreateTempSubdirectory("killed-").FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Up_EngineKilledBetweenCreateAndDelete_IsFinishedByTheNext(bool isDeleted)
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", Token)] });
        emulator.Store.Put("bot", Entry.Bearer("stranger", "strangers-token"));
        (await EndOfAsync(Up(emulator, "images"))).ShouldBe(0);

        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Count = 1, HeldBy = held.Task, Applied = isDeleted, Status = isDeleted ? null : 503 });
        using (var killed = Up(emulator, "pictures"))
        {
            await emulator.Requests.WaitUntilAsync(log => log.Count("DELETE") == 1);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        held.SetResult();
        await emulator.Requests.WaitUntilAsync(log => log.InFlight == 0);
        Names(emulator).ShouldContain("pictures");

        (await EndOfAsync(Up(emulator, "pictures"))).ShouldBe(0);
        Names(emulator).ShouldBe(["stranger", "pictures"], ignoreOrder: true);
        StateView.Read(await File.ReadAllTextAsync(Path.Combine(folder, "state.json"))).Resources.Select(resource => (resource.Id, resource.Delete))
            .ShouldBe([("bot/pictures", false)]);
        Directory.GetFiles(Path.Combine(folder, "claims"), "*", SearchOption.AllDirectories).ShouldBeEmpty();

        (await EndOfAsync(Up(emulator, null))).ShouldBe(0);
        Names(emulator).ShouldBe(["stranger"], "what a killed command has claimed must not keep what the program has dropped");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Names(SinchEmulator emulator) => emulator.Store.Entries("bot").Select(entry => entry.Name);

    private static async Task<int> EndOfAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }

    private Process Up(SinchEmulator emulator, string? name)
    {
        var program = name is null ? new ProgramText() : new ProgramText().Add("images", name, ProgramText.Basic("reader", "first-password"));
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), program.ToString());
        var claims = Directory.CreateDirectory(Path.Combine(folder, "claims")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(claims, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string[] arguments =
        [
            "up", "--skip-preview", "--program", folder, "--plugin", StartedPlugin.Path, "--state", Path.Combine(folder, "state.json"),
            "--config", $"mediaproviders:endpoint={emulator.Address}", "--config", "mediaproviders:botId=bot", "--secret-config",
            $"mediaproviders:apiToken={Token}",
        ];
        var start = new ProcessStartInfo(Engine, arguments);
        start.Environment["XDG_RUNTIME_DIR"] = claims;
        start.Environment["PULUMI_CONFIG_PASSPHRASE"] = "test";
        return Process.Start(start)!;
    }
}
