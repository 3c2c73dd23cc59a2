using System.Text.Json;
using MediaProviders.Commands.Tests.Support;
using MediaProviders.Emulator;

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

        run.ShouldBe(new Run(0, $"""
            Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1 in 'media': 2 entries of bot 'bot-one'.

            Next:
              cd media
              pulumi stack init dev
              pulumi config set mediaproviders:endpoint {desk.Emulator.Address}
              bash ./set-secrets.sh
              pulumi import --file import.json --generate-code=false
              pulumi up

            Without --generate-code=false the Pulumi CLI prints the program it generates, and in it every imported secret in clear.
            The API token is taken from SINCH_API_TOKEN or SINCH_API_TOKEN_FILE, so it enters no file either.

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
    [InlineData("SINCH_API_TOKEN", 1, "error: There is no API token. Export SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE with the path of a file that holds it. 'pulumi-resource-mediaproviders doctor' checks everything.\n")]
    [InlineData("SINCH_BOT_ID", 2, "error: No bot is named. Give '--bot-id BOT', or export SINCH_BOT_ID. 'pulumi-resource-mediaproviders import-file --help' shows what there is.\n")]
    public async Task ImportFile_SomethingMissing_SaysWhatToGive(string variable, int code, string errors)
    {
        await using var desk = await Desk.SetAsync(Images);

        (await desk.With(variable, null).RunAsync("import-file")).ShouldBe(new Run(code, "", errors));
    }

    [Fact]
    public async Task ImportFile_EmptyBot_WritesNothing()
    {
        await using var desk = await Desk.SetAsync();

        (await desk.RunAsync("import-file", "--bot-id", "bot-two")).ShouldBe(
            new Run(0, $"Bot 'bot-two' at '{desk.Emulator.Address}' has no entry to import; nothing was written.\n", ""));
        desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task ImportFile_FileThatExists_IsKeptWithoutForce()
    {
        await using var desk = await Desk.SetAsync(Images);
        desk.Write("Pulumi.yaml", "mine");

        (await desk.RunAsync("import-file")).ShouldBe(new Run(
            1, "", $"error: '{Path.Combine(".", "Pulumi.yaml")}' exists already. Nothing was written. Choose another place with '--output', or give '--force' to overwrite.\n"));
        desk.Files.ShouldBe(["Pulumi.yaml"]);
        desk.Read("Pulumi.yaml").ShouldBe("mine");

        (await desk.RunAsync("import-file", "--force")).Code.ShouldBe(0);
        desk.Files.ShouldBe(["Pulumi.yaml", "import.json", "set-secrets.ps1", "set-secrets.sh"]);
        desk.Read("Pulumi.yaml").ShouldContain("images:");
    }

    [Fact]
    public async Task ImportFile_NotInState_LeavesOutWhatTheStateHas()
    {
        await using var desk = await Desk.SetAsync(Images, Old, Entry.Bearer("dev-a", "x"));
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));

        var run = await desk.RunAsync("import-file", "--not-in-state", "state.json", "--name-prefix", "o");
        run.Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 1 entry of bot 'bot-one'.\n");

        run = await desk.RunAsync("import-file", "--not-in-state", "state.json", "--output", "more");
        run.Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1 in 'more': 2 entries of bot 'bot-one'. 1 is in a given state already.\n");
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

    [Fact]
    public async Task ImportFile_RequiredPrefix_LeavesOutWhatMayNotBeTouched()
    {
        await using var desk = await Desk.SetAsync(Images, Old, Entry.Bearer("dev-a", "CANARY"), Entry.Bearer("dev-/../images", "CANARY"));
        desk.With("SINCH_REQUIRED_NAME_PREFIX", "dev-");

        var run = await desk.RunAsync("import-file");

        run.Errors.ShouldBe("left out: 3 entries, since a name must start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX).\n");
        run.Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 1 entry of bot 'bot-one'.\n");
        JsonDocument.Parse(desk.Read("import.json")).RootElement.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ShouldBe(["bot-one/dev-a"]);

        (await desk.RunAsync("import-file", "--name-prefix", "old", "--output", "more")).ShouldBe(new Run(
            0,
            $"Bot 'bot-one' at '{desk.Emulator.Address}' has no entry to import; nothing was written.\n",
            "left out: 1 entry, since a name must start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX).\n"));
    }

    [Fact]
    public async Task ImportFile_NamesThatDifferInCase_LeavesTheLowerCaseOneItsNameAndKey()
    {
        await using var desk = await Desk.SetAsync(Entry.Basic("IMAGES", "a", "CANARY"), Entry.Basic("Images", "b", "CANARY"), Images, Entry.Basic("i-mages", "c", "CANARY"));

        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        desk.Read("set-secrets.sh").Split("'KEYS'\n")[1].ShouldBe("iMAGES2Password IMAGES-2\nimages3Password Images-3\niMagesPassword2 i-mages\nimagesPassword images\nKEYS\n");
    }

    [Fact]
    public async Task ImportFile_EntriesAProgramCannotHold_AreNamedAndLeftOut()
    {
        await using var desk = await Desk.SetAsync(
            Images, Entry.Basic("no-user", "", "CANARY"), Entry.Bearer("empty", ""), Entry.Of("odd\u001b[31m", new System.Text.Json.Nodes.JsonObject()));

        var run = await desk.RunAsync("import-file");

        run.Errors.ShouldBe("""
            left out: 'empty': its bearer is empty, and a program has to give one.
            left out: 'no-user': its user name is empty, and a program has to give one.
            left out: 'odd\u001B[31m': its credentials are neither basic nor bearer, as far as this version can tell.

            """);
        run.Output.ShouldContain("1 entry of bot");
    }

    [Fact]
    public async Task Secret_ThatTheListHides_IsRefused()
    {
        await using var desk = await Desk.SetAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks }, Images);

        (await desk.RunAsync("import-file")).Code.ShouldBe(0);

        var secret = await desk.RunAsync("secret", "images");
        (secret.Code, secret.Output).ShouldBe((1, ""));
        secret.Errors.ShouldBe("error: Reading the secret of 'bot-one/images' failed: the API hides it. Ask the person who set it, and run 'pulumi config set --secret KEY' by hand.\n");
    }

    [Fact]
    public async Task ImportFile_TenThousandEntries_AreAllThere()
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Store.Replace("bot-one", Enumerable.Range(0, 10_000).Select(i => Entry.Bearer($"entry {i}", $"CANARY-{i}")));

        (await desk.RunAsync("import-file")).Output.ShouldStartWith("Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1: 10000 entries of bot 'bot-one'.\n");

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ImportFile_Interrupted_LeavesNoFile(bool isFromBackground)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var desk = await Desk.SetAsync(Images);
        var held = new TaskCompletionSource();
        desk.Emulator.Faults.Add(new Fault { HeldBy = held.Task });
        using var process = BuiltPlugin.Start(desk.Environment, isFromBackground, "import-file", "--output", "media");
        await desk.Emulator.Requests.WaitUntilAsync(log => log.InFlight > 0);
        await BuiltPlugin.InterruptAsync(process);
        var run = await BuiltPlugin.EndAsync(process);
        held.SetResult();

        run.WithoutWaits().ShouldBe(new Run(130, "", "error: Interrupted. Nothing was left half done.\n"));
        desk.Files.ShouldBeEmpty();
    }
}
