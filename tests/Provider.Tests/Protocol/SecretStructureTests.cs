using static MediaProviders.Provider.Tests.Protocol.Support.WholeProvider;

namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>Where marks of secrecy go, whatever a program marks: at the leaves that are secret, and where the program put one on a plain value.</summary>
public sealed class SecretStructureTests
{
    public static TheoryData<string, string> MarkedInEveryWay => new()
    {
        { "nothing", "{basic: {password: S(pw), username: reader}}" },
        { "leaf", "{basic: {password: S(pw), username: reader}}" },
        { "basic", "{basic: {password: S(pw), username: reader}}" },
        { "config", "{basic: {password: S(pw), username: reader}}" },
        { "all", "{basic: {password: S(pw), username: reader}}" },
        { "username", "{basic: {password: S(pw), username: S(reader)}}" },
        { "unknown leaf", "{basic: {password: S(?), username: reader}}" },
        { "secret unknown leaf", "{basic: {password: S(?), username: reader}}" },
        { "secret unknown basic", "{basic: S(?)}" },
        { "secret unknown config", "S(?)" },
        { "bearer", "{bearer: S(pw)}" },
    };

    [Theory]
    [MemberData(nameof(MarkedInEveryWay))]
    public async Task Check_MarkedInThisWay_HasItsMarksAtTheLeaves(string way, string config)
    {
        await using var provider = await StartConfiguredAsync();

        var response = await provider.CheckAsync(Tree.Of(("name", "images"), ("config", Config(way))));

        response.Failures.ShouldBeEmpty();
        Show(response.Inputs).ShouldBe($"{{botId: bot, config: {config}, name: images, overwrite: false, type: www}}");
    }

    [Fact]
    public async Task Create_MarkedNameAndUnknownSecretInPreview_StayAsTheyAre()
    {
        await using var provider = await StartConfiguredAsync();

        var (_, created) = await provider.UpAsync(Tree.Of(("name", Tree.Secret("images")), ("config", Tree.Basic("reader", Tree.Unknown.AsSecret()))), preview: true);

        Show(created.Properties).ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(?), username: reader}}, name: S(images), overwrite: false, type: www}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_OutputValues_AreReadAndTheirLeavesMarked(bool marks)
    {
        await using var provider = await StartConfiguredAsync();
        var given = Tree.Of(
            ("name", new Value.Output(new Value.Text("images"), false, ["urn:a"])),
            ("config", new Value.Output(Tree.Basic(new Value.Output(new Value.Text("reader"), false, []), new Value.Output(new Value.Text("pw"), marks, ["urn:b"])), false, [])));

        var (inputs, created) = await provider.UpAsync(given);

        var walk = new SecretWalk("pw");
        walk.Look(inputs);
        walk.Look(created);
        (walk.Leaks.Count, walk.Marked).ShouldBe((0, 2));
        provider.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("pw");
    }

    [Fact]
    public async Task Check_OutputThatIsNotKnownYet_IsNoProblem()
    {
        await using var provider = await StartConfiguredAsync();

        var response = await provider.CheckAsync(Tree.Of(("name", "images"), ("config", Tree.Basic("reader", new Value.Output(null, true, ["urn:b"])))));

        response.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Diff_SecrecyAlone_IsNoChangeWhateverIsMarked()
    {
        await using var provider = await StartConfiguredAsync();
        var (inputs, created) = await provider.UpAsync(Tree.Of(("name", "images"), ("config", Config("nothing"))));
        foreach (var way in new[] { "nothing", "leaf", "basic", "config", "username" })
        {
            var news = Tree.Of(("botId", Tree.Secret("bot")), ("name", Tree.Secret("images")), ("type", Tree.Secret("www")), ("config", Config(way)), ("overwrite", false));

            var diff = await provider.Client.DiffAsync(new DiffRequest { Urn = Urn(), Id = created.Id, OldInputs = inputs.Inputs, Olds = created.Properties, News = Bytes(news) });

            diff.ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
        }
    }

    [Fact]
    public async Task CheckConfig_HeadersMarkedAsAWhole_AreMarkedEach()
    {
        await using var provider = await StartAsync();

        var response = await provider.Client.CheckConfigAsync(new CheckRequest { News = provider.Config(("headers", Tree.Secret(Tree.Of(("X-One", "1"), ("X-Two", Tree.Secret("2")))))) });

        Show(response.Inputs).ShouldContain("headers: {X-One: S(1), X-Two: S(2)}");
    }

    private static Value Config(string way) => way switch
    {
        "nothing" => Tree.Basic("reader", "pw"),
        "leaf" => Tree.Basic("reader", Tree.Secret("pw")),
        "basic" => Tree.Of(("basic", Tree.Secret(Tree.Of(("username", "reader"), ("password", "pw"))))),
        "config" => Tree.Basic("reader", "pw").AsSecret(),
        "all" => Tree.Of(("basic", Tree.Secret(Tree.Of(("username", "reader"), ("password", Tree.Secret("pw")))))).AsSecret(),
        "username" => Tree.Basic(Tree.Secret("reader"), "pw"),
        "unknown leaf" => Tree.Basic("reader", Tree.Unknown),
        "secret unknown leaf" => Tree.Basic("reader", Tree.Unknown.AsSecret()),
        "secret unknown basic" => Tree.Of(("basic", Tree.Unknown.AsSecret())),
        "secret unknown config" => Tree.Unknown.AsSecret(),
        _ => Tree.Bearer("pw").AsSecret(),
    };
}
