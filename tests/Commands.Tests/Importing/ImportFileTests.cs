namespace MediaProviders.Commands.Tests.Importing;

public sealed class ImportFileTests
{
    private static readonly Entry Images = Entry.Basic("images", "reader", "CANARY-images");
    private static readonly Entry Old = Entry.Bearer("old name/v1", "CANARY-old");

    [Fact]
    public async Task ImportFile_Bot_WritesItsFilesAndSaysWhatIsNext()
    {
        await using var desk = await Desk.SetAsync(Old, Images);

        var run = await desk.RunAsync("import-file", "--output", "media");

        run.ShouldBe(new ProgramRun(0, $"""
            Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1 in 'media': 2 entries of bot 'bot-one'.

            Next:
              cd media
              pulumi stack init dev
              pulumi config set mediaproviders:endpoint {desk.Emulator.Address}
              bash ./set-secrets.sh
              pulumi import --file import.json --generate-code=false
              pulumi up

            Without --generate-code=false the Pulumi CLI prints the program it generates, which shows every imported secret in clear.
            The API token is taken from SINCH_API_TOKEN or SINCH_API_TOKEN_FILE, so it is not in any file either.

            """, ""));
        desk.Files.ShouldBe(["media/Pulumi.yaml", "media/import.json", "media/set-secrets.ps1", "media/set-secrets.sh"]);
        desk.Read("media/Pulumi.yaml").ShouldBe("""
            # The media providers of bot 'bot-one' as pulumi-resource-mediaproviders 0.1.0 found them. No secret is in this file.
            name: media
            runtime: yaml
            config:
              imagesPassword: {type: string, secret: true}
              oldNameV1Bearer: {type: string, secret: true}
            resources:
              images:
                type: mediaproviders:WhatsAppMediaProvider
                properties:
                  botId: bot-one
                  name: images
                  config:
                    basic:
                      username: reader
                      password: ${imagesPassword}
                options:
                  protect: true
              old-name-v1:
                type: mediaproviders:WhatsAppMediaProvider
                properties:
                  botId: bot-one
                  name: "old name/v1"
                  config:
                    bearer: ${oldNameV1Bearer}
                options:
                  protect: true

            """.Replace("0.1.0", PluginVersion.Text, StringComparison.Ordinal));
        JsonSerializer.Serialize(JsonDocument.Parse(desk.Read("media/import.json"))).ShouldBe(
            """{"resources":[{"type":"mediaproviders:index:WhatsAppMediaProvider","name":"images","id":"bot-one/images"},{"type":"mediaproviders:index:WhatsAppMediaProvider","name":"old-name-v1","id":"bot-one/old name/v1"}]}""");
        desk.Read("media/set-secrets.sh").ShouldEndWith("""
            imagesPassword images
            oldNameV1Bearer old-name-v1
            KEYS

            """);
    }

    [Fact]
    public async Task ImportFile_WrongRegion_SaysWhichThereAre()
    {
        await using var desk = await Desk.SetAsync(Images);

        var wrong = await desk.With("SINCH_ENDPOINT", null).With("SINCH_REGION", "eu2").RunAsync("import-file");

        wrong.Code.ShouldBe(1);
        wrong.Errors.ShouldStartWith("error: The environment variable SINCH_REGION, which is 'eu2', must be ");
        wrong.Errors.ShouldContain("eu1");
    }

    [Fact]
    public async Task ImportFile_WrongToken_SaysWhatToCheckAndWritesNothing()
    {
        await using var desk = await Desk.SetAsync(Images);

        var run = await desk.With("SINCH_API_TOKEN", "CANARY-WRONG").RunAsync("import-file");

        (run.Code, run.Output).ShouldBe((1, ""));
        run.Errors.ShouldContain("401");
        run.Errors.ShouldContain("Check that the API token is valid and belongs to this bot, and that the bot lives at this address.");
        run.Errors.ShouldNotContain("CANARY");
        desk.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SINCH_API_TOKEN", 1,
        "error: There is no API token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it. 'pulumi-resource-mediaproviders "
            + "doctor' checks the whole configuration.\n")]
    [InlineData("SINCH_BOT_ID", 2,
        "error: No bot is named. Give '--bot-id BOT', or set SINCH_BOT_ID. 'pulumi-resource-mediaproviders import-file --help' shows the help.\n")]
    public async Task ImportFile_SomethingMissing_SaysWhatToGive(string variable, int code, string errors)
    {
        await using var desk = await Desk.SetAsync(Images);

        (await desk.With(variable, null).RunAsync("import-file")).ShouldBe(new ProgramRun(code, "", errors));
    }

    [Fact]
    public async Task ImportFile_EmptyBot_WritesNothing()
    {
        await using var desk = await Desk.SetAsync();

        (await desk.RunAsync("import-file", "--bot-id", "bot-two")).ShouldBe(
            new ProgramRun(0, $"Bot 'bot-two' at '{desk.Emulator.Address}' has no entry to import; nothing was written.\n", ""));
        desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task ImportFile_FileThatExists_IsKeptWithoutForce()
    {
        await using var desk = await Desk.SetAsync(Images);
        desk.Write("Pulumi.yaml", "mine");

        (await desk.RunAsync("import-file")).ShouldBe(new ProgramRun(
            1, "", $"error: '{Path.Combine(".", "Pulumi.yaml")}' exists already. Nothing was written. Choose another place with '--output', or give '--force' "
                + "to overwrite.\n"));
        desk.Files.ShouldBe(["Pulumi.yaml"]);
        desk.Read("Pulumi.yaml").ShouldBe("mine");

        (await desk.RunAsync("import-file", "--force")).Code.ShouldBe(0);
        desk.Files.ShouldBe(["Pulumi.yaml", "import.json", "set-secrets.ps1", "set-secrets.sh"]);
        desk.Read("Pulumi.yaml").ShouldContain("images:");
    }

    [Fact]
    public async Task Secret_ThatTheListHides_IsRefused()
    {
        await using var desk = await Desk.SetAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks }, Images);

        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        var secret = await desk.RunAsync("secret", "images");
        (secret.Code, secret.Output).ShouldBe((1, ""));
        secret.Errors.ShouldBe(
            "error: Reading the secret of 'bot-one/images' failed: the API hides it. Ask the person who set it, and run 'pulumi config set --secret KEY' by "
                + "hand.\n");
    }

    [Theory]
    [InlineData("****1234")]
    [InlineData("ab••••")]
    [InlineData("[REDACTED]")]
    public async Task Secret_ThatTheListHidesInPart_IsRefusedAndAskedFor(string listed)
    {
        await using var desk = await Desk.SetAsync(Entry.Basic("images", "reader", listed));

        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        var secret = await desk.RunAsync("secret", "images");
        (secret.Code, secret.Output).ShouldBe((1, ""));
        var secrets = await desk.RunAsync("secrets", "import.json");
        (secrets.Code, secrets.Output).ShouldBe((0, "images -\n"));
    }

    [Fact]
    public async Task ImportFile_TenThousandEntries_AreAllThere()
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Store.Replace("bot-one", Enumerable.Range(0, 10_000).Select(i => Entry.Bearer($"entry {i}", $"CANARY-{i}")));

        (await desk.RunAsync("import-file")).Output
            .ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 10000 entries of bot 'bot-one'.\n");

        using var file = JsonDocument.Parse(desk.Read("import.json"));
        file.RootElement.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("name").GetString()).Distinct().Count().ShouldBe(10_000);
        foreach (var name in desk.Files)
        {
            desk.Read(name).ShouldNotContain("CANARY");
        }
    }

    [Fact]
    public async Task ImportFile_FolderThatCannotBe_SaysSo()
    {
        await using var desk = await Desk.SetAsync(Images);
        desk.Write("file", "mine");

        var run = await desk.RunAsync("import-file", "--output", "file/below");

        (run.Code, run.Output).ShouldBe((1, ""));
        run.Errors.ShouldStartWith("error: Writing to the folder 'file/below' failed: ");
        run.Errors.ShouldEndWith(". Nothing was changed there. Correct that, or choose another place with '--output'.\n");
        desk.Files.ShouldBe(["file"]);
        desk.Read("file").ShouldBe("mine");
    }

    [UnixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ImportFile_Interrupted_LeavesNoFile(bool isFromBackground)
    {
        await using var desk = await Desk.SetAsync(Images);
        var held = new TaskCompletionSource();
        desk.Emulator.Faults.Add(new Fault { HeldBy = held.Task });
        using var process = BuiltPlugin.Start(desk.Environment, isFromBackground, "import-file", "--output", "media");
        await desk.Emulator.Requests.WaitUntilAsync(log => log.InFlight > 0);
        await BuiltPlugin.InterruptAsync(process);
        var run = await ProgramRun.EndAsync(process);
        held.SetResult();

        run.WithoutWaits().ShouldBe(new ProgramRun(130, "", "error: Interrupted. Nothing was left half done.\n"));
        desk.Files.ShouldBeEmpty();
    }
}
