namespace MediaProviders.Commands.Tests.Owners;

public sealed class OwnersTests
{
    [Fact]
    public async Task Owners_TwoStates_TellManagedOrphanDoubleAndMissing()
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"), Entry.Bearer("left over", "CANARY"), Entry.Bearer("shared", "CANARY"));
        desk.Write("dev.json",
            StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images"), ("s", "bot-one/shared"), ("gone", "bot-one/gone"),
                ("other", "bot-two/other")));
        desk.Write("prod.json", StateText.Of("media", "prod", desk.Emulator.Address + "/", ("shared", "bot-one/shared")));

        var run = await desk.RunAsync("owners", "dev.json", "prod.json");

        run.ShouldBe(new ProgramRun(
            3,
            """
            missing  bot-one/gone  media/dev gone
            managed  bot-one/images  media/dev images
            orphan   bot-one/left over
            double   bot-one/shared  media/dev s; media/prod shared
            4 in all: 1 managed, 1 orphan, 1 double, 1 missing.

            """,
            """
            An orphan was made by hand, by a program whose state is not given here, or by a run that was killed. Take it over with 'import-file --not-in-state STATE', or leave it.
            A double is written by whichever program runs last. Keep one, and drop the other from its state with 'pulumi state delete URN', which leaves the entry alone.
            A missing entry was deleted outside of Pulumi: 'pulumi refresh' removes it from the state, and the next 'pulumi up' creates it again.

            """));
    }

    [Fact]
    public async Task Owners_AllManaged_EndsWithZero()
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));
        desk.Write("dev.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images"), ("far", "bot-one/far")));
        desk.Write("elsewhere.json", StateText.Of("media", "eu", "https://eu1.whatsapp.api.sinch.com", ("images", "bot-one/images")));

        var run = await desk.With("SINCH_BOT_ID", null).RunAsync("owners", "--name-prefix", "im", "dev.json", "elsewhere.json");

        run.ShouldBe(new ProgramRun(
            0, "managed  bot-one/images  media/dev images\n1 in all: 1 managed, 0 orphans, 0 doubles, 0 missing.\n",
            "Left out, because their provider has another address: 1 resource.\n"));
    }

    [Fact]
    public async Task Owners_StateOnStandardInput_IsRead()
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));

        var run = await BuiltPlugin.RunAsync(
            desk.Environment, StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")), ["owners", "-"]);

        run.Code.ShouldBe(0, run.Errors);
    }

    [Theory]
    [InlineData("", "it is not the JSON that 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("<html>CANARY", "it is not the JSON that 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("{\"CANARY\":1}", "it is JSON, but not what 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("{\"version\":3,\"deployment\":{\"version\":3,\"deployment\":{\"resources\":[]}}}",
        "it is JSON, but not what 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("{\"version\":3,\"deployment\":{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"ciphertext\":\"CANARY\"}}",
        "it is JSON, but not what 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"stack\":\"dev\",\"latest\":{\"CANARY\":1}}}",
        "it is JSON, but not what 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData("[1]", "it is JSON, but not what 'pulumi stack export' writes. Make it with 'pulumi stack export --file FILE'.")]
    [InlineData(null, "there is no such file. Make it with 'pulumi stack export --file FILE'.")]
    public async Task Owners_NoState_SaysWhatIsWrong(string? text, string reason)
    {
        await using var desk = await Desk.SetAsync();
        if (text is not null)
        {
            desk.Write("state.json", text);
        }

        (await desk.RunAsync("owners", "state.json")).ShouldBe(new ProgramRun(1, "", $"error: Reading the state from 'state.json' failed: {reason}\n"));
    }

    [Fact]
    public async Task Owners_OneStackTwice_IsRefused()
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));
        desk.Write("a.json", StateText.Of("media", "dev", desk.Emulator.Address, ("images", "bot-one/images")));

        (await desk.RunAsync("owners", "a.json", "a.json")).ShouldBe(new ProgramRun(
            1, "", "error: Comparing the states failed: 'a.json' and 'a.json' are exports of the same stack 'media/dev', so every entry would count twice. "
                + "Give each stack once.\n"));
    }

    // An encrypted address is not known, whatever stands beside it; a text may be written as JSON, as some SDKs send it.
    [Theory]
    [InlineData("""{"endpoint":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:a"},"region":"us1"}""", null)]
    [InlineData("""{"region":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"us1\""}}""", null)]
    [InlineData("""{"endpoint":7,"region":"us1"}""", null)]
    [InlineData("""{"endpoint":"not a URL","region":"us1"}""", null)]
    [InlineData("""{"endpoint":"","region":"\"eu1\""}""", "https://eu1.whatsapp.api.sinch.com")]
    [InlineData("""{"endpoint":"null","region":"us1"}""", "https://us1.whatsapp.api.sinch.com")]
    [InlineData("""{"endpoint":null,"region":"us1"}""", "https://us1.whatsapp.api.sinch.com")]
    [InlineData("""{"endpoint":"HTTPS://Gateway.example.com/","region":"us1"}""", "https://gateway.example.com")]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    public async Task StateFile_AddressOfAProvider_IsReadAsTheProviderReadsIt(string inputs, string? service)
    {
        var text = StateText.Of("media", "dev", "x", ("images", "bot-one/images")).Replace("""{"endpoint":"x"}""", inputs, StringComparison.Ordinal);

        var states = await StateFile.ReadAsync(["-"], () => new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);

        states.Single().Entries.Single().Service.ShouldBe(service);
    }

    [UnixTheory]
    [InlineData("owners", "pipe")]
    [InlineData("secrets", "pipe")]
    [InlineData("import-file", "--not-in-state", "pipe")]
    public async Task Command_InterruptedWhileItWaitsForItsInput_Ends(params string[] words)
    {
        await using var desk = await Desk.SetAsync();
        var pipe = Path.Combine(desk.Folder, "pipe");
        using var make = System.Diagnostics.Process.Start("mkfifo", [pipe]);
        await make.WaitForExitAsync();
        using var process = BuiltPlugin.Start(desk.Environment, words);

        // A pipe is open when both of its ends are.
        using var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
        await BuiltPlugin.StopUntilTheEndAsync(process);

        (await ProgramRun.EndAsync(process)).ShouldBe(new ProgramRun(130, "", "error: Interrupted. Nothing was left half done.\n"));
    }

    [Theory]
    [InlineData("bot-one/images", "\"external\":true")]
    [InlineData("bot-one/images", "\"delete\":true")]
    public async Task Owners_ResourceThatDoesNotManage_OwnsNothing(string id, string mark)
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));
        desk.Write("dev.json",
            StateText.Of("media", "dev", desk.Emulator.Address, ("images", id))
                .Replace($"\"id\":\"{id}\"", $"\"id\":\"{id}\",{mark}", StringComparison.Ordinal));

        (await desk.RunAsync("owners", "dev.json")).Output.ShouldStartWith("orphan   bot-one/images\n");
    }
}
