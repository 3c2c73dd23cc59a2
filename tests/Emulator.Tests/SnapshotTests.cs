namespace MediaProviders.Emulator.Tests;

public sealed class SnapshotTests
{
    private const string Text = """
        {
         "bots": {
          "bot-one": [
           {
            "name": "images",
            "type": "www",
            "config": {
             "basic": {
              "password": "first-password",
              "username": "reader"
             }
            }
           },
           {
            "name": "documents",
            "type": "www",
            "config": {
             "bearer": "first&bearer<ü>"
            }
           }
          ],
          "bot-four": [],
          "bot-five/first": []
         },
         "faults": [
          {
           "method": "GET",
           "status": 401
          }
         ]
        }

        """;

    [Fact]
    public async Task Export_OfWhatWasLoaded_IsTheSameText()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = "token" });

        emulator.Load(Text);

        emulator.Export().ShouldBe(Text);
    }

    [Fact]
    public async Task Load_ThenAsk_ServesBotsAndFaults()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = "token" });
        emulator.Load(Text);
        using var api = new Api(emulator, "token");

        (await api.ListAsync()).Body.ShouldBe("""{"message":"401","details":"fault"}""");
        (await api.PostAsync(Api.BearerBody("new"))).Status.ShouldBe(200);

        emulator.Store.Entries(Api.Bot).Select(entry => entry.Name).ShouldBe(["images", "documents", "new"]);
        emulator.Store.Find(Api.Bot, "images")!.Password.ShouldBe("first-password");
        emulator.Faults.Pending.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Load_ReplacesListsAndFaultsButNotTokens()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Store.Put(Api.Bot, Entry.Bearer("old", "b"));
        api.Emulator.Store.Put("passing", Entry.Bearer("old", "b"));
        api.Emulator.Faults.Add(Fault.Answers(500));

        api.Emulator.Load("""{"bots":{},"faults":[]}""");

        api.Emulator.Store.BotIds.ShouldBe([Api.Bot]);
        (await api.ListAsync()).Body.ShouldBe(Api.EmptyList);
    }

    [Fact]
    public async Task Load_EmptyAndExport_HasTheShape()
    {
        await using var emulator = await SinchEmulator.StartAsync();

        emulator.Load("{}");

        emulator.Export().ShouldBe("{\n \"bots\": {},\n \"faults\": []\n}\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"version":3,"deployment":{"resources":[]}}""")]
    [InlineData("""{"bots":[]}""")]
    [InlineData("""{"bots":{"b":{}}}""")]
    [InlineData("""{"bots":{"b":[{"type":"www"}]}}""")]
    [InlineData("""{"bots":{"b":[{"name":7}]}}""")]
    [InlineData("""{"bots":{"b":[{"name":"a","type":7}]}}""")]
    [InlineData("""{"bots":{"b":["a"]}}""")]
    [InlineData("""{"faults":[{"method":"PUT"}]}""")]
    public async Task Load_Nonsense_ThrowsAndChangesNothing(string text)
    {
        await using var emulator = await SinchEmulator.StartAsync();
        emulator.Load(Text);

        Should.Throw<FormatException>(() => emulator.Load(text)).Message.ShouldStartWith("Reading ");

        emulator.Export().ShouldBe(Text);
    }
}
