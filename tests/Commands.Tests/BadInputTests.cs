namespace MediaProviders.Commands.Tests;

/// <summary>Every command with what it cannot work with: a sentence that says what is wrong and what to do, and the documented exit code.</summary>
public sealed class BadInputTests
{
    private const string Export = "Make it with 'pulumi stack export --file FILE'.";
    private const string Import = "Make it with 'import-file'.";
    private const string ImportFile = """{"resources":[{"type":"mediaproviders:index:WhatsAppMediaProvider","name":"images","id":"bot-one/images"}]}""";
    private const string EmptyState = """{"version":3,"deployment":{"manifest":{"time":"0001-01-01T00:00:00Z","magic":"","version":""}}}""";

    public static TheoryData<string, int, string> Lines => new()
    {
        { "owners", 2, "'owners' needs an argument: 'owners STATE...'. 'pulumi-resource-mediaproviders owners --help' shows the help." },
        { "secret", 2, "'secret' needs an argument: 'secret ID'. 'pulumi-resource-mediaproviders secret --help' shows the help." },
        { "secrets", 2, "'secrets' needs an argument: 'secrets FILE'. 'pulumi-resource-mediaproviders secrets --help' shows the help." },
        { "import-file images", 2,
            "'import-file' takes no arguments, but was given 'images'. 'pulumi-resource-mediaproviders import-file --help' shows the help." },
        { "doctor images", 2, "'doctor' takes no arguments, but was given 'images'. 'pulumi-resource-mediaproviders doctor --help' shows the help." },
        { "owners folder", 1, $"Reading the state from 'folder' failed: it is a folder. {Export}" },
        { "import-file --not-in-state folder", 1, $"Reading the state from 'folder' failed: it is a folder. {Export}" },
        { "secrets folder", 1, $"Reading the import file from 'folder' failed: it is a folder. {Import}" },
        { "owners nothing", 1, $"Reading the state from 'nothing' failed: there is no such file. {Export}" },
        { "import-file --not-in-state nothing", 1, $"Reading the state from 'nothing' failed: there is no such file. {Export}" },
        { "secrets nothing", 1, $"Reading the import file from 'nothing' failed: there is no such file. {Import}" },
        { "owners Pulumi.yaml", 1, $"Reading the state from 'Pulumi.yaml' failed: it is not the JSON that 'pulumi stack export' writes. {Export}" },
        { "import-file --not-in-state Pulumi.yaml", 1,
            $"Reading the state from 'Pulumi.yaml' failed: it is not the JSON that 'pulumi stack export' writes. {Export}" },
        { "secrets Pulumi.yaml", 1, $"Reading the import file from 'Pulumi.yaml' failed: it is not the JSON that 'import-file' writes. {Import}" },
        { "owners import.json", 1, $"Reading the state from 'import.json' failed: it is JSON, but not what 'pulumi stack export' writes. {Export}" },
        { "import-file --not-in-state import.json", 1,
            $"Reading the state from 'import.json' failed: it is JSON, but not what 'pulumi stack export' writes. {Export}" },
        { "secrets state.json", 1, $"Reading the import file from 'state.json' failed: it is JSON, but not what 'import-file' writes. {Import}" },
        { "secrets none.json", 1, $"Reading the import file from 'none.json' failed: it is JSON, but not what 'import-file' writes. {Import}" },
        { "secrets spaced.json", 1, $"Reading the import file from 'spaced.json' failed: it is JSON, but not what 'import-file' writes. {Import}" },
        { "owners zeros", 1, $"Reading the state from 'zeros' failed: it is not the JSON that 'pulumi stack export' writes. {Export}" },
        { "import-file --output Pulumi.yaml", 1, "Writing to the folder 'Pulumi.yaml' failed: " },
        { "secret images/", 1, "The id 'images/' has no name. Write it as 'bot/name'." },
        { "secret /images", 1, "The id '/images' has no bot before its slash. Write it as 'bot/name'." },
    };

    public static TheoryData<string, string> Encodings()
    {
        var rows = new TheoryData<string, string>();
        foreach (var encoding in new[] { "utf-16", "utf-16BE", "utf-8" })
        {
            rows.Add(encoding, "owners state.json");
            rows.Add(encoding, "import-file --output out --not-in-state state.json");
            rows.Add(encoding, "secrets import.json");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Command_BadInput_SaysWhatIsWrongAndWhatToDo(string line, int code, string text)
    {
        await using var desk = await SetAsync();

        var run = await desk.RunAsync(line.Split(' '));

        (run.Code, run.Output).ShouldBe((code, ""));
        run.Errors.ShouldStartWith($"error: {text}");
        run.Errors.Count(c => c == '\n').ShouldBe(1);
        desk.Emulator.Requests.Count("POST").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Command_FileOfPowerShell_IsRead(string encoding, string line)
    {
        await using var desk = await SetAsync();
        foreach (var file in new[] { "state.json", "import.json" })
        {
            await File.WriteAllTextAsync(Path.Combine(desk.Folder, file), desk.Read(file), Encoding.GetEncoding(encoding));
        }

        var run = await desk.RunAsync(line.Split(' '));

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldStartWith(line[..7] switch
        {
            "owners " => "managed  bot-one/images  media/dev images\n",
            "secrets" => "images \\x43",
            _ => "Bot 'bot-one' at ",
        });
    }

    [Theory]
    [InlineData(EmptyState)]
    [InlineData("""{"version":3,"deployment":null}""")]
    [InlineData("""{"version":3,"deployment":{"resources":null}}""")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"organization/media/dev","latest":null}}""")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"organization/media/dev"}}""")]
    public async Task Command_StateOfAnEmptyStack_HoldsNothing(string state)
    {
        await using var desk = await SetAsync();
        desk.Write("state.json", state);

        var owners = await desk.RunAsync("owners", "state.json");
        owners.Code.ShouldBe(3, owners.Errors);
        owners.Output.ShouldBe("orphan   bot-one/images\n1 in all: 0 managed, 1 orphan, 0 doubles, 0 missing.\n");

        var import = await desk.RunAsync("import-file", "--not-in-state", "state.json", "--output", "out");
        import.Code.ShouldBe(0, import.Errors);
        import.Output.ShouldContain("1 entry of bot 'bot-one'.");
    }

    [Fact]
    public async Task Command_BotWithoutEntries_SaysSo()
    {
        await using var desk = await SetAsync();
        desk.With("SINCH_BOT_ID", "bot-two").Write("state.json", EmptyState);

        (await desk.RunAsync("import-file", "--output", "out"))
            .ShouldBe(new ProgramRun(0, $"Bot 'bot-two' at '{desk.Emulator.Address}' has no entry to import; nothing was written.\n", ""));
        (await desk.RunAsync("owners", "state.json")).ShouldBe(new ProgramRun(0, "0 in all: 0 managed, 0 orphans, 0 doubles, 0 missing.\n", ""));
        (await desk.RunAsync("doctor")).Output.ShouldContain("It has the documented shape and 0 entries.\n");
        (await desk.RunAsync("secret", "images")).Errors
            .ShouldBe("error: Reading the secret of 'bot-two/images' failed: the bot has no such entry. Check the name; names are case-sensitive.\n");
    }

    [Theory]
    [InlineData("import-file --output out",
        "Reading the media providers of bot 'bot-one' failed: the API's list does not prove which entries exist, because it holds a name more than once. Ask "
            + "the vendor which of the entries counts.")]
    [InlineData("owners state.json",
        "Comparing the states with bot 'bot-one' failed: the API's list does not prove which entries exist, because it holds a name more than once. Ask the "
            + "vendor which of the entries counts.")]
    [InlineData("secret images",
        "Reading the secret of 'bot-one/images' failed: the API's list does not prove what is there now, because it holds this name more than once. Ask the "
            + "vendor which of the entries counts.\n")]
    [InlineData("secrets import.json",
        "Reading the secret of 'bot-one/images' failed: the API's list does not prove what is there now, because it holds this name more than once. Ask the "
            + "vendor which of the entries counts.\n")]
    public async Task Command_NameThatIsThereTwice_IsNotGuessed(string line, string text)
    {
        await using var desk = await SetAsync();
        var entry = """{"name":"images","type":"www","config":{"bearer":"CANARY"}}""";
        desk.Emulator.Faults.Add(
            new Fault { Body = """{"settings":{"application":{"media":{"providers":[E,E]}}}}""".Replace("E", entry, StringComparison.Ordinal),
                ContentType = "application/json", Count = null });

        var run = await desk.RunAsync(line.Split(' '));

        (run.Code, run.Output).ShouldBe((1, ""));
        run.Errors.ShouldStartWith($"error: {text}");
        run.Errors.ShouldNotContain("CANARY");
        (await desk.RunAsync("doctor")).Output
            .ShouldContain("note  list           Names that occur more than once: 1. Such entries cannot be managed; ask the vendor.\n");
    }

    [LinuxTheory]
    [InlineData("secret images", "> /dev/full")]
    [InlineData("secret images", ">&-")]
    [InlineData("owners state.json", ">&-")]
    [InlineData("--help", "> /dev/full")]
    public async Task Command_OutputThatCannotBeWritten_SaysSo(string line, string redirection)
    {
        await using var desk = await SetAsync();

        (await RunInShellAsync(desk, line, redirection)).WithoutWaits().ShouldBe(new ProgramRun(
            1, "", "error: Writing to standard output failed: it is closed, or its disk is full. What is written there is incomplete.\n"));
        (await RunInShellAsync(desk, line, $"{redirection} 2>&-")).Code.ShouldBe(1);
    }

    private static async Task<ProgramRun> RunInShellAsync(Desk desk, string line, string redirection)
    {
        using var process = BuiltPlugin.Start(desk.Environment, "/bin/sh", ["-c", $"exec \"$0\" \"$@\" {redirection}", BuiltPlugin.Path, .. line.Split(' ')]);
        return await ProgramRun.EndAsync(process);
    }

    private static async Task<Desk> SetAsync()
    {
        var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));
        desk.Write("import.json", ImportFile);
        desk.Write("none.json", """{"resources":[]}""");
        desk.Write("spaced.json", ImportFile.Replace("\"images\"", "\"my images\"", StringComparison.Ordinal));
        desk.Write("Pulumi.yaml", "name: media\nruntime: yaml\n");
        desk.Write("zeros", new string('\0', 1000));
        Directory.CreateDirectory(Path.Combine(desk.Folder, "folder"));
        return desk;
    }
}
