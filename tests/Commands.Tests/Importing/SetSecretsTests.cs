namespace MediaProviders.Commands.Tests.Importing;

/// <summary>The scripts that import-file writes, run by each shell this machine has, with a <c>pulumi</c> of our own.</summary>
public sealed class SetSecretsTests
{
    private static readonly Entry Images = Entry.Basic("images", "reader", "CANARY 'images' \"$x\" %41\\");
    private static readonly Entry Logs = Entry.Bearer("logs", "CANARY-größe\r\n");
    private static readonly Entry Old = Entry.Bearer("old name/v1", "CANARY-old");

    private static readonly Dictionary<string, (Action<Desk> Happens, string Says)> Troubles = new(StringComparer.Ordinal)
    {
        ["the API is down"] = (desk => desk.With("SINCH_ENDPOINT", "http://127.0.0.1:1"), "The secrets could not be read. Stored: 0 of 2."),
        ["the token is wrong"] = (desk => desk.With("SINCH_API_TOKEN", "CANARY-WRONG"), "401"),
        ["an entry is gone"] = (
            desk => desk.Emulator.Store.Replace("bot-one", [Images]),
            "error: Reading the secret of 'bot-one/logs' failed: the bot has no such entry. Check the name; names are case-sensitive."),
        ["a secret is empty now"] =
            (desk => desk.Emulator.Store.Put("bot-one", Entry.Bearer("logs", "")), "error: Reading the secret of 'bot-one/logs' failed: it is empty."),
        ["the import file is another one, so that a wrong key would be set"] = (
            desk => desk.Write("import.json", desk.Read("import.json").Replace("\"images\"", "\"other\"", StringComparison.Ordinal)),
            "import.json is not the one this script was written with: run import-file again. Stored: 0 of 2."),
    };

    public static TheoryData<string> Shells => [.. BuiltPlugin.Shells];

    public static IEnumerable<object[]> TroublesOfShells =>
        BuiltPlugin.Shells.SelectMany(shell => Troubles.Keys.Select(trouble => new object[] { shell, trouble }));

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task SetSecrets_AllEntries_AreStoredAfterOneLookAndNeverOnACommandLine(string shell)
    {
        await using var desk = await Desk.SetAsync(Images, Logs, Old);
        using var pulumi = new FakePulumi();
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);
        desk.Emulator.Requests.Clear();

        var run = await RunScriptAsync(desk, pulumi, shell);

        run.Code.ShouldBe(0, run.Errors);
        pulumi.Values.ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["imagesPassword"] = "CANARY 'images' \"$x\" %41\\\n", ["logsBearer"] = "CANARY-größe\r\n\n", ["oldNameV1Bearer"] = "CANARY-old\n",
            },
            ignoreOrder: true);
        (run.Output + run.Errors).ShouldContain("1 of 3\n2 of 3\n3 of 3\n");
        desk.Emulator.Requests.Total.ShouldBe(1);
        (run.Output + run.Errors + string.Join('\n', pulumi.Words)).ShouldNotContain("CANARY");
        foreach (var name in desk.Files)
        {
            desk.Read(name).ShouldNotContain("CANARY", customMessage: name);
        }
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task SetSecrets_ApiThatGoesDownAfterTheLook_StoresEverything(string shell)
    {
        await using var desk = await Desk.SetAsync(Images, Logs);
        using var pulumi = new FakePulumi();
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);
        desk.Emulator.Faults.Add(Fault.Answers(503, count: null) with { FromCall = 2 });

        var run = await RunScriptAsync(desk, pulumi, shell);

        run.Code.ShouldBe(0, run.Errors);
        pulumi.Values.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TroublesOfShells))]
    public async Task SetSecrets_TroubleBeforeTheFirstKey_StoresNothing(string shell, string trouble)
    {
        await using var desk = await Desk.SetAsync(Images, Logs);
        using var pulumi = new FakePulumi();
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);
        Troubles[trouble].Happens(desk);

        await ShouldStopAsync(desk, pulumi, shell, Troubles[trouble].Says);

        pulumi.Words.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task SetSecrets_CliThatFailsMidway_StopsThere(string shell)
    {
        await using var desk = await Desk.SetAsync(Images, Logs, Old);
        using var pulumi = new FakePulumi(failsAt: "logsBearer");
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        await ShouldStopAsync(desk, pulumi, shell, "Storing logsBearer failed. Stored: 1 of 3.");

        pulumi.Values.Keys.ShouldBe(["imagesPassword"]);
        pulumi.Words.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("typed in\n", 0)]
    [InlineData(" \ttyped \\in\t \n", 0)]
    [InlineData("\n", 1)]
    [InlineData("", 1)]
    public async Task SetSecrets_HiddenSecret_IsAskedForAndNeverStoredEmpty(string typed, int code)
    {
        if (!BuiltPlugin.Shells.Contains("bash", StringComparer.Ordinal))
        {
            return;
        }

        await using var desk = await Desk.SetAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks }, Images);
        using var pulumi = new FakePulumi();
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        var run = await BuiltPlugin.RunScriptAsync(desk.With("PATH", pulumi.SearchPath).Environment, "bash", "set-secrets.sh", typed);

        run.Code.ShouldBe(code, run.Errors);
        pulumi.Values.ShouldBe(code == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { ["imagesPassword"] = typed } : []);
        run.Errors.ShouldContain(code == 0 ? "1 of 1\n" : "No secret was given for images. Stored: 0 of 1.\n");
    }

    // What a shell may find in its environment: tracing, as build machines switch it on, the export of every variable, one of the script's own names, and a
    // path that 'cd' searches, and then prints.
    [Theory]
    [InlineData("SHELLOPTS", "xtrace:verbose")]
    [InlineData("SHELLOPTS", "allexport")]
    [InlineData("secret", "mine")]
    [InlineData("CDPATH", "elsewhere")]
    public async Task SetSecrets_ShellWithAVariableOfItsOwn_NeitherShowsNorExportsASecret(string variable, string value)
    {
        if (!BuiltPlugin.Shells.Contains("bash", StringComparer.Ordinal))
        {
            return;
        }

        await using var desk = await Desk.SetAsync(Images);
        using var pulumi = new FakePulumi();
        (await desk.RunAsync("import-file", "--output", "-media")).Code.ShouldBe(0);
        Directory.CreateDirectory(Path.Combine(desk.Folder, "elsewhere", "-media"));
        var environment = desk.With("PATH", pulumi.SearchPath).With(variable, value).Environment;

        var run = await BuiltPlugin.RunScriptAsync(environment, "bash", "./-media/set-secrets.sh");

        run.Code.ShouldBe(0, run.Errors);
        pulumi.Values.Keys.ShouldBe(["imagesPassword"]);
        (run.Output + run.Errors).ShouldNotContain("\\x43");
        pulumi.Variables.ShouldNotContain(line => line.StartsWith("secret=", StringComparison.Ordinal) && line != "secret=mine");
    }

    [Fact]
    public async Task SetSecrets_ForPowerShell_HasTheSameKeysAndStepsAndSaysThatItIsUtf8()
    {
        await using var desk = await Desk.SetAsync(Images, Logs);
        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(desk.Folder, "set-secrets.ps1"));
        var text = desk.Read("set-secrets.ps1");

        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        text.ShouldContain("$keys = @(\n  'imagesPassword images'\n  'logsBearer logs'\n)\n");
        text.ShouldContain("@(& pulumi-resource-mediaproviders secrets (Join-Path $PSScriptRoot 'import.json'))\nif ($LASTEXITCODE -ne 0) { Stop-Script");
        text.ShouldContain("$start.Arguments = \"config set --secret $Key\"\n");
        text.ShouldContain("if ($process.ExitCode -ne 0) { Stop-Script");
        text.ShouldContain("if ($bytes.Length -eq 0) { Stop-Script");
        text.Count(c => c == '{').ShouldBe(text.Count(c => c == '}'));
    }

    private static async Task ShouldStopAsync(Desk desk, FakePulumi pulumi, string shell, string text)
    {
        var run = await RunScriptAsync(desk, pulumi, shell);

        run.Code.ShouldBe(1, run.Errors);
        run.Errors.ShouldContain(text);
        (run.Output + run.Errors).ShouldNotContain("CANARY");
    }

    private static Task<ProgramRun> RunScriptAsync(Desk desk, FakePulumi pulumi, string shell) =>
        BuiltPlugin.RunScriptAsync(desk.With("PATH", pulumi.SearchPath).Environment, shell, shell == "bash" ? "set-secrets.sh" : "set-secrets.ps1");
}
