namespace MediaProviders.Commands.Tests.Doctor;

public sealed class DoctorTests
{
    [Fact]
    public async Task Doctor_AllWell_SaysSoLineByLine()
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));

        (await desk.RunAsync("doctor")).ShouldBe(new ProgramRun(
            0,
            $"""
            ok    configuration  Requests go to '{desk.Emulator.Address}', from SINCH_ENDPOINT.
            ok    token          It comes from SINCH_API_TOKEN. The list shows whether it belongs to this bot.
            ok    bot            'bot-one', from SINCH_BOT_ID.
            ok    reachability   The API answers and accepts the token for this bot.
            ok    list           It has the documented shape and 1 entry.
            ok    claims         Their folder can be used, so writes and deletes are possible.

            """,
            ""));
        desk.Emulator.Requests.All.Select(r => r.Method).ShouldBe(["GET"]);
    }

    [Fact]
    public async Task Doctor_NothingConfigured_TellsEverythingAtOnceAndDoesNotAsk()
    {
        await using var desk = await Desk.SetAsync();

        var run = await desk.With("SINCH_API_TOKEN", null).With("SINCH_ENDPOINT", null).With("SINCH_BOT_ID", null).RunAsync("doctor");

        run.ShouldBe(new ProgramRun(
            3,
            """
            FAIL  configuration  Neither SINCH_REGION nor SINCH_ENDPOINT is set. Set SINCH_REGION to 'us1' or 'eu1', the region of the bot, or SINCH_ENDPOINT to the address of the API.
            FAIL  token          There is no API token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it.
            FAIL  bot            No bot is named, so no list can be requested. Give '--bot-id BOT', or set SINCH_BOT_ID.
            ok    claims         Their folder can be used, so writes and deletes are possible.
            No request was sent. Only the environment counts here: a stack's configuration is not read. Correct what failed, and run this again.

            """,
            ""));
    }

    [Theory]
    [InlineData("SINCH_API_TOKEN", null,
        "FAIL  token          There is no API token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it.\n")]
    [InlineData("SINCH_API_TOKEN", "CAN\nARY",
        "FAIL  token          The environment variable SINCH_API_TOKEN contains characters that a header cannot carry. Check it for line breaks, leading or "
            + "trailing spaces and characters beyond ASCII.\n")]
    [InlineData("SINCH_API_TOKEN", "Bearer CANARY",
        "note  token          It comes from SINCH_API_TOKEN and starts with the word 'Bearer', which the plugin adds itself. Remove the word.\n")]
    [InlineData("SINCH_API_TOKEN", "\"CANARY\"",
        "note  token          It comes from SINCH_API_TOKEN and is in quotation marks, which are sent with it. Remove them.\n")]
    [InlineData("SINCH_API_TOKEN", "'CANARY'",
        "note  token          It comes from SINCH_API_TOKEN and is in quotation marks, which are sent with it. Remove them.\n")]
    [InlineData("SINCH_ENDPOINT", "http://example.com",
        "FAIL  configuration  The environment variable SINCH_ENDPOINT, which is 'http://example.com', must be an https: URL, because credentials would be sent "
            + "unencrypted to 'example.com'. Only a loopback host (127.0.0.1, [::1], localhost) may be used with http:.\n")]
    [InlineData("SINCH_ENDPOINT", "https://example.com/#CANARY",
        "FAIL  configuration  The environment variable SINCH_ENDPOINT must not have a query or a fragment; give the base address only.\n")]
    [InlineData("SINCH_ENDPOINT", "https://user%3ACANARY%40gateway.example.com",
        "FAIL  configuration  The environment variable SINCH_ENDPOINT must be an absolute URL such as 'https://gateway.example.com'.\n")]
    [InlineData("SINCH_ENDPOINT", "eyJhbGciOi.CANARY.c2ln",
        "FAIL  configuration  The environment variable SINCH_ENDPOINT must be an absolute URL such as 'https://gateway.example.com'.\n")]
    [InlineData("SINCH_ENDPOINT", "gateway.example.com",
        "FAIL  configuration  The environment variable SINCH_ENDPOINT, which is 'gateway.example.com', must be an absolute URL such as "
            + "'https://gateway.example.com'.\n")]
    [InlineData("SINCH_REGION", "CANARY-token-of-the-bot", "FAIL  configuration  The environment variable SINCH_REGION must be 'us1' or 'eu1'.\n")]
    [InlineData("SINCH_REQUIRED_NAME_PREFIX", "dev 1",
        "FAIL  configuration  The environment variable SINCH_REQUIRED_NAME_PREFIX, which is 'dev 1', may only contain the letters A-Z and a-z, '-' and '_', at "
            + "most 191 of them, because every name starts with it.\n")]
    [InlineData("SINCH_API_TOKEN_FILE", "/dev/zero",
        "FAIL  token          The file '/dev/zero' that SINCH_API_TOKEN_FILE names is empty, or is a pipe or a device. Correct the path, the file or its "
            + "permissions.\n")]
    [InlineData("XDG_RUNTIME_DIR", "/dev/null", null)]
    public async Task Doctor_OneThingWrong_SaysWhatToDo(string variable, string? value, string? line)
    {
        await using var desk = await Desk.SetAsync();
        desk.With(variable, value);
        if (variable == "SINCH_API_TOKEN_FILE")
        {
            desk.With("SINCH_API_TOKEN", null);
        }

        if (line is null)
        {
            desk.With("HOME", "/dev/null").With("XDG_DATA_HOME", "/dev/null").With("TMPDIR", "/dev/null");
        }

        var run = await desk.RunAsync("doctor");

        run.Code.ShouldBe(3);
        run.Output.ShouldContain(line ?? "FAIL  claims         ");
        (run.Output + run.Errors).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Doctor_ManyThingsWrong_NamesEachVariableAndItsValueAtOnce()
    {
        await using var desk = await Desk.SetAsync();

        var run = await desk.With("SINCH_ENDPOINT", "https://CANARY:CANARY@example.com").With("SINCH_REGION", "eu9").With("SINCH_API_TOKEN", null)
            .With("SINCH_API_TOKEN_FILE", "/nowhere")
            .With("SINCH_REQUIRED_NAME_PREFIX", "dev 1").With("SSL_CERT_FILE", "/nowhere/else").With("HTTPS_PROXY", "ftp://CANARY").With("SINCH_BOT_ID", null)
            .RunAsync("doctor");

        run.Code.ShouldBe(3);
        run.Output.Split('\n')[..7].Select(line => line[..Math.Min(line.Length, 110)].TrimEnd()).ShouldBe(
        [
            "FAIL  configuration  The environment variable SINCH_REGION, which is 'eu9', must be 'us1' or 'eu1'.",
            "FAIL  configuration  The environment variable SINCH_ENDPOINT must not contain a user name or a password; use '",
            "FAIL  token          The file '/nowhere' that SINCH_API_TOKEN_FILE names does not exist. Correct the path, the",
            "FAIL  configuration  The environment variable SINCH_REQUIRED_NAME_PREFIX, which is 'dev 1', may only contain t",
            "FAIL  configuration  The environment variable HTTPS_PROXY is not the address of a proxy. Set it to one such as",
            "note  configuration  The environment variable SSL_CERT_FILE is ignored, and the system's own authorities are t",
            "FAIL  bot            No bot is named, so no list can be requested. Give '--bot-id BOT', or set SINCH_BOT_ID.",
        ]);
        (run.Output + run.Errors).ShouldNotContain("CANARY");
        desk.Emulator.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_NamePrefixOfTheEnvironment_IsSaid()
    {
        await using var desk = await Desk.SetAsync();

        (await desk.With("SINCH_REQUIRED_NAME_PREFIX", "dev-\r\n").RunAsync("doctor")).Output
            .ShouldContain("ok    configuration  Only names that start with 'dev-' are allowed, because of SINCH_REQUIRED_NAME_PREFIX.\n");
    }

    [Fact]
    public async Task Doctor_WrongToken_ExplainsThe401()
    {
        await using var desk = await Desk.SetAsync();

        var run = await desk.With("SINCH_API_TOKEN", "CANARY-WRONG").RunAsync("doctor");

        run.Code.ShouldBe(3);
        run.Output.ShouldContain("\nFAIL  token          Listing the media providers of bot 'bot-one' at '");
        run.Output.ShouldContain("Check that the API token is valid and belongs to this bot, and that the bot lives at this address.");
        run.Output.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Doctor_AddressWithThePathOfTheCalls_SaysWhatToTakeAway()
    {
        await using var desk = await Desk.SetAsync();

        var run = await desk.With("SINCH_ENDPOINT", $"{desk.Emulator.Address}/whatsapp/v1/").RunAsync("doctor");

        run.Code.ShouldBe(3);
        run.Output.ShouldStartWith(
            $"ok    configuration  Requests go to '{desk.Emulator.Address}/whatsapp/v1', from SINCH_ENDPOINT.\n"
            + "note  configuration  That address contains '/whatsapp/v1', which the plugin adds itself. Give the address up to there.\n");
    }

    [Fact]
    public async Task Doctor_OddList_NotesEachOddity()
    {
        await using var desk = await Desk.SetAsync(
            new EmulatorSettings { ListedSecrets = ListedSecrets.Bullets }, Entry.Bearer("old name/v1", "x"), Entry.Bearer("images", "x"),
            Entry.Bearer("Images", "x"), Entry.Of("odd", new System.Text.Json.Nodes.JsonObject()));

        var run = await desk.RunAsync("doctor");

        run.Code.ShouldBe(0);
        run.Output.Split('\n').Where(line => line.StartsWith("note", StringComparison.Ordinal)).Select(line => line[21..]).ShouldBe(
        [
            "Names that differ from another name only in case: 2. The vendor does not document whether these are two entries.",
            "Names that break the current rule (may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them): 1. Such an entry can be imported, "
                + "and its name stays valid while it is unchanged.",
            "Entries whose credentials are neither basic nor bearer: 1. Such an entry cannot be imported.",
            "Entries whose secret is hidden behind mask characters: 3. Changes made outside of Pulumi cannot be detected.",
        ]);
    }

    [Fact]
    public async Task Doctor_ListWithoutArray_NamesTheVariable()
    {
        await using var desk = await Desk.SetAsync(new EmulatorSettings { EmptyList = EmptyListForm.EmptyObject });

        (await desk.RunAsync("doctor")).Output.ShouldContain("If this bot is empty, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");
    }
}
