namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>
/// The functions and the listing against lists that prove nothing: no result, no word that an entry is not there, and the text says how to go on.
/// </summary>
public sealed class DoubtfulListTests : WholeProviderTests
{
    private const string Others = """{"name":"others","type":"www","config":{"bearer":"secret-of-others"}}""";
    private const string Ours = """{"name":"images","type":"www","config":{"bearer":"secret-of-images"}}""";
    private const string Pages = "The plugin does not read pages: the API, or the gateway in front of it, must return the whole list.";

    private static readonly Dictionary<string, (Fault Fault, string Reason, string Advice)> Signs = new(StringComparer.Ordinal)
    {
        ["part"] = (Answer(Others) with { Status = 206 }, "it came with status 206 instead of 200", "Check that the base address is the API's own"),
        ["next page"] = (Answer(Others, ("Link", "<?page=2>; rel=\"next\"")), "its header 'Link' leads to another page", Pages),
        ["more in all"] = (Answer(Others, ("X-Total-Count", "2")), "it says that there are more entries than it shows", Pages),
        ["empty object"] = (Body("{}"), "it has no array of providers", "MEDIAPROVIDERS_EMPTY_LIST=missing"),
        ["unreadable name"] =
            (Answer(Ours.Replace("\"name\"", "\"providerName\"", StringComparison.Ordinal)), "one of its elements has no readable name",
                "Ask the vendor what these are"),
        ["name twice"] = (Answer($"{Ours},{Ours},{Others}"), " more than once", "Ask the vendor"),
        ["cache"] = (Answer($"{Ours},{Others}", ("Warning", "110 - \"Response is Stale\"")), "it comes from a cache and may be out of date", "Stop caches"),
        ["web page"] = (Answer("") with { ContentType = "text/html" }, "its Content-Type is not JSON", "no gateway or sign-in page answers in its place"),
    };

    public static TheoryData<string> Names => [.. Signs.Keys];

    [Theory, MemberData(nameof(Names))]
    public Task GetWhatsAppMediaProvider_DoubtfulList_HasNoResult(string sign) =>
        StopsAsync(sign, client => client.InvokeAsync(
            new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProvider", Args = PropertyCodec.Encode(Tree.Of(("name", "images"))) }));

    [Theory, MemberData(nameof(Names))]
    public Task GetWhatsAppMediaProviders_DoubtfulList_HasNoResult(string sign) =>
        StopsAsync(sign, client => client.InvokeAsync(new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProviders" }));

    [Theory, MemberData(nameof(Names))]
    public Task List_DoubtfulList_HasNoResult(string sign) =>
        StopsAsync(sign, client => client.ListAsync(new ListRequest { Token = WholeProvider.Type, Limit = 1 }));

    private async Task StopsAsync(string sign, Func<PluginClient, Task> call)
    {
        var (fault, reason, advice) = Signs[sign];
        provider.Emulator.Store.Put("bot", Entry.Bearer("images", "secret-of-images"));
        provider.Emulator.Faults.Add(fault);

        var failure = await Should.ThrowAsync<RpcException>(() => call(provider.Client));

        failure.StatusCode.ShouldNotBe(StatusCode.NotFound);
        failure.Status.Detail.ShouldContain("the API's list does not prove ");
        failure.Status.Detail.ShouldContain(reason);
        failure.Status.Detail.ShouldContain(advice);
        failure.Status.Detail.ShouldNotContain("secret-of");
    }

    private static Fault Answer(string elements, params (string Name, string Value)[] headers) =>
        Body(ListText.Of(elements)) with { Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase) };

    private static Fault Body(string body) => new() { Route = FaultRoute.List, Count = null, Body = body };
}
