namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>Where marks of secrecy go, whatever a program marks: at the leaves that are secret, and where the program put one on a plain value.</summary>
public sealed class SecretStructureTests : WholeProviderTests
{
    private const string Plain = "{basic: {password: S(pw), username: reader}}";

    // The program's credentials, and what Check makes of them.
    private static readonly Dictionary<string, (Value Given, string Config)> Ways = new(StringComparer.Ordinal)
    {
        ["nothing"] = (Tree.Basic("reader", "pw"), Plain),
        ["leaf"] = (Tree.Basic("reader", Tree.Secret("pw")), Plain),
        ["basic"] = (Tree.Of(("basic", Tree.Secret(Tree.Of(("username", "reader"), ("password", "pw"))))), Plain),
        ["config"] = (Tree.Basic("reader", "pw").AsSecret(), Plain),
        ["all"] = (Tree.Of(("basic", Tree.Secret(Tree.Of(("username", "reader"), ("password", Tree.Secret("pw")))))).AsSecret(), Plain),
        ["username"] = (Tree.Basic(Tree.Secret("reader"), "pw"), "{basic: {password: S(pw), username: S(reader)}}"),
        ["unknown leaf"] = (Tree.Basic("reader", Tree.Unknown), "{basic: {password: S(?), username: reader}}"),
        ["secret unknown leaf"] = (Tree.Basic("reader", Tree.Unknown.AsSecret()), "{basic: {password: S(?), username: reader}}"),
        ["secret unknown basic"] = (Tree.Of(("basic", Tree.Unknown.AsSecret())), "{basic: S(?)}"),
        ["secret unknown config"] = (Tree.Unknown.AsSecret(), "S(?)"),
        ["bearer"] = (Tree.Bearer("pw").AsSecret(), "{bearer: S(pw)}"),
    };

    public static TheoryData<string> MarkedInEveryWay => [.. Ways.Keys];

    [Theory, MemberData(nameof(MarkedInEveryWay))]
    public async Task Check_MarkedInThisWay_HasItsMarksAtTheLeaves(string way)
    {
        var response = await provider.CheckAsync(Tree.Of(("name", "images"), ("config", Ways[way].Given)));

        response.Failures.ShouldBeEmpty();
        Show(response.Inputs).ShouldBe($"{{botId: bot, config: {Ways[way].Config}, name: images, overwrite: false, type: www}}");
    }

    [Fact]
    public async Task Create_MarkedNameAndUnknownSecretInPreview_StayAsTheyAre()
    {
        var (_, created) = await provider.UpAsync(
            Tree.Of(("name", Tree.Secret("images")), ("config", Tree.Basic("reader", Tree.Unknown.AsSecret()))), preview: true);

        Show(created.Properties)
            .ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(?), username: reader}}, name: S(images), overwrite: false, type: www}");
    }

    [Theory, Each(false, true)]
    public async Task Create_OutputValues_AreReadAndTheirLeavesMarked(bool marks)
    {
        var given = Tree.Of(
            ("name", new Value.Output(new Value.Text("images"), false, ["urn:a"])),
            ("config", new Value.Output(
                Tree.Basic(new Value.Output(new Value.Text("reader"), false, []), new Value.Output(new Value.Text("pw"), marks, ["urn:b"])), false, [])));

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
        var response = await provider.CheckAsync(Tree.Of(("name", "images"), ("config", Tree.Basic("reader", new Value.Output(null, true, ["urn:b"])))));

        response.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Diff_SecrecyAlone_IsNoChangeWhateverIsMarked()
    {
        var (inputs, created) = await provider.UpAsync(Tree.Of(("name", "images"), ("config", Ways["nothing"].Given)));
        foreach (var way in new[] { "nothing", "leaf", "basic", "config", "username" })
        {
            var news = Tree.Of(("botId", Tree.Secret("bot")), ("name", Tree.Secret("images")), ("type", Tree.Secret("www")), ("config", Ways[way].Given),
                ("overwrite", false));

            var diff = await provider.Client.DiffAsync(
                new DiffRequest { Urn = Urn(), Id = created.Id, OldInputs = inputs.Inputs, Olds = created.Properties, News = Bytes(news) });

            diff.ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
        }
    }

    [Fact]
    public async Task CheckConfig_HeadersMarkedAsAWhole_AreMarkedEach()
    {
        await using var fresh = await WholeProvider.StartAsync();

        var response = await fresh.Client.CheckConfigAsync(
            new CheckRequest { News = fresh.Config(("headers", Tree.Secret(Tree.Of(("X-One", "1"), ("X-Two", Tree.Secret("2")))))) });

        Show(response.Inputs).ShouldContain("headers: {X-One: S(1), X-Two: S(2)}");
    }
}
