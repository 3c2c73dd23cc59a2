namespace MediaProviders.Commands.Tests.Importing;

/// <summary>Which entries an import file holds, and by which names and keys.</summary>
public sealed class ImportFileChoiceTests
{
    private static readonly Entry Images = Entry.Basic("images", "reader", "CANARY-images");
    private static readonly Entry Old = Entry.Bearer("old name/v1", "CANARY-old");

    [Fact]
    public async Task ImportFile_NotInState_LeavesOutWhatTheStateHas()
    {
        await using var desk = await Desk.SetAsync(Images, Old, Entry.Bearer("dev-a", "x"));
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));

        var run = await desk.RunAsync("import-file", "--not-in-state", "state.json", "--name-prefix", "o");
        run.Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 1 entry of bot 'bot-one'.\n");

        run = await desk.RunAsync("import-file", "--not-in-state", "state.json", "--output", "more");
        run.Output.ShouldStartWith(
            "Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1 in 'more': 2 entries of bot 'bot-one'. 1 is already in the given states.\n");
        desk.Read("more/import.json").ShouldNotContain("bot-one/images");
        run.Output.ShouldNotContain("stack init");
        run.Output.ShouldNotContain("pulumi up");
    }

    [Fact]
    public async Task ImportFile_NotInState_ReusesNoNameOrKeyOfTheStack()
    {
        await using var desk = await Desk.SetAsync(Images, Entry.Basic("Images", "other", "CANARY-other"), Entry.Basic("logs", "l", "CANARY-l"));
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));
        desk.Write("Pulumi.dev.yaml", "config:\n  media:logsPassword:\n    secure: v1:abc\n");

        (await desk.RunAsync("import-file", "--not-in-state", "state.json", "--output", "more")).Code.ShouldBe(0);

        desk.Read("more/set-secrets.sh").ShouldEndWith("\nimages2Password Images-2\nlogsPassword2 logs\nKEYS\n");
        desk.Read("more/import.json").ShouldContain("\"Images-2\"");
    }

    [UnixFact]
    public async Task ImportFile_NotInStateBesideAFileThatCannotBeRead_SaysWhichAndWritesNothing()
    {
        await using var desk = await Desk.SetAsync(Images);
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));
        var file = Path.Combine(desk.Folder, "Pulumi.dev.yaml");
        foreach (var (target, reason) in new[] { ("nowhere", "there is no such file"), ("Pulumi.dev.yaml", "it cannot be read") })
        {
            File.CreateSymbolicLink(file, target);

            (await desk.RunAsync("import-file", "--not-in-state", "state.json", "--output", "more")).ShouldBe(new ProgramRun(
                1, "", $"error: Reading the stack's configuration keys failed at '{file}': {reason}. Correct that: a key that is used twice would have its "
                    + "secret replaced.\n"));
            File.Delete(file);
        }

        desk.Files.ShouldBe(["state.json"]);
    }

    [Theory]
    [InlineData("-x", "./-x")]
    [InlineData("--", "./--")]
    public async Task ImportFile_FolderThatLooksLikeAnOption_IsNoneInTheLinesToType(string folder, string shown)
    {
        await using var desk = await Desk.SetAsync(Images);

        var run = await desk.RunAsync("import-file", "--output", folder);

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldContain($"\n  cd {shown}\n");
        desk.Files.ShouldContain($"{folder}/set-secrets.sh");
    }

    [Fact]
    public async Task ImportFile_RequiredPrefix_LeavesOutWhatMayNotBeTouched()
    {
        await using var desk = await Desk.SetAsync(Images, Old, Entry.Bearer("dev-a", "CANARY"), Entry.Bearer("dev-/../images", "CANARY"));
        desk.With("SINCH_REQUIRED_NAME_PREFIX", "dev-");

        var run = await desk.RunAsync("import-file");

        run.Errors.ShouldBe("left out: 3 entries, since a name must start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX).\n");
        run.Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 1 entry of bot 'bot-one'.\n");
        JsonDocument.Parse(desk.Read("import.json")).RootElement.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetString())
            .ShouldBe(["bot-one/dev-a"]);

        (await desk.RunAsync("import-file", "--name-prefix", "old", "--output", "more")).ShouldBe(new ProgramRun(
            0,
            $"Bot 'bot-one' at '{desk.Emulator.Address}' has no entry to import; nothing was written.\n",
            "left out: 1 entry, since a name must start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX).\n"));
    }

    [Fact]
    public async Task ImportFile_NamesThatDifferInCase_LeavesTheLowerCaseOneItsNameAndKey()
    {
        await using var desk = await Desk.SetAsync(
            Entry.Basic("IMAGES", "a", "CANARY"), Entry.Basic("Images", "b", "CANARY"), Images, Entry.Basic("i-mages", "c", "CANARY"));

        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        desk.Read("set-secrets.sh").Split("'KEYS'\n")[1]
            .ShouldBe("iMAGES2Password IMAGES-2\nimages3Password Images-3\niMagesPassword2 i-mages\nimagesPassword images\nKEYS\n");
    }

    [Fact]
    public async Task ImportFile_EntriesAProgramCannotHold_AreNamedAndLeftOut()
    {
        await using var desk = await Desk.SetAsync(
            Images, Entry.Basic("no-user", "", "CANARY"), Entry.Bearer("empty", ""), Entry.Of("odd\u001b[31m", new System.Text.Json.Nodes.JsonObject()));

        var run = await desk.RunAsync("import-file");

        run.Errors.ShouldBe("""
            left out: 'empty': its bearer is empty, but a program must give one.
            left out: 'no-user': its user name is empty, but a program must give one.
            left out: 'odd\u001B[31m': its credentials are neither basic nor bearer, as far as this version can tell.

            """);
        run.Output.ShouldContain("1 entry of bot");
    }
}
