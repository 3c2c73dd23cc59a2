using System.Net;
using System.Text;
using MediaProviders.Sinch;

namespace MediaProviders.Tests.Api;

/// <summary>What keeps a list from proving that an entry is absent, and what does not.</summary>
public sealed class ListProofTests
{
    private const string Stale = "it comes from a cache and may be out of date";
    private const string MorePages = "it says that there are more entries than it shows, or does not say that these are all";
    private const string NoArray = "it has no array of providers";
    private const string OtherMembers = "other members stand in it where the API has its array";
    private const string TwoEntries = """{"name":"one","type":"www","config":{"bearer":"t"}},{"name":"two","type":"www","config":{"bearer":"t"}}""";

    [Theory]
    [InlineData("Content-Range", "entries 0-1/11", "its header 'Content-Range' says that it is a part only")]
    [InlineData("content-range", "bytes 0-1/2", "its header 'Content-Range' says that it is a part only")]
    [InlineData("Link", "<https://api.example/list?page=2>; rel=\"next\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>;rel=next", "its header 'Link' leads to another page")]
    [InlineData("link", "<?a;b,c>; title=\"x; rel=self\" ; REL = 'last NEXT'", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=1>; rel=self, <?page=2>; rel=\"next last\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=1>; rel=\"prev\"", "its header 'Link' leads to another page")]
    [InlineData("X-Total-Count", "11", MorePages)]
    [InlineData("X-Total", "3", MorePages)]
    [InlineData("X-Total-Count", "many", MorePages)]
    [InlineData("X-Pagination-Total-Count", "11", MorePages)]
    [InlineData("X-WP-TotalPages", "2", MorePages)]
    [InlineData("X-Next-Page", "2", MorePages)]
    [InlineData("X-Has-More", "true", MorePages)]
    [InlineData("x-ms-continuation", "abc", MorePages)]
    [InlineData("Warning", "110 - \"Response is Stale\"", Stale)]
    [InlineData("Warning", "199 a \"113, or so\", 113 cache \"Heuristic expiration\"", Stale)]
    [InlineData("Warning", "112 - \"Disconnected operation\"", Stale)]
    [InlineData("Age", "6", Stale)]
    [InlineData("Age", "99999999999999999999", Stale)]
    [InlineData("Age", "-1", Stale)]
    [InlineData("Age", "0, 600", Stale)]
    [InlineData("Content-Type", "text/html", "its Content-Type is not JSON's")]
    [InlineData("Content-Type", "text/notjson", "its Content-Type is not JSON's")]
    [InlineData("Content-Type", "json", "its Content-Type is not JSON's")]
    [InlineData("Content-Type", "application/x-ndjson", "its Content-Type is not JSON's")]
    public void Look_HeaderThatDoubts_IsUnproven(string header, string value, string reason) => Look(List(TwoEntries), (header, value)).ShouldBe(reason);

    [Theory]
    [InlineData("Link", "<?page=1>; rel=\"self first last\"")]
    [InlineData("Link", "<?rel=next>; rel=self; title=\"the next\"")]
    [InlineData("X-Total-Count", "2")]
    [InlineData("X-Total-Count", "")]
    [InlineData("X-Next-Page", "")]
    [InlineData("X-Has-More", "false")]
    [InlineData("X-Page", "1", "X-Total-Pages", "1")]
    [InlineData("Warning", "299 - \"110 days left\"")]
    [InlineData("Warning", "214 - \"Transformation applied\"")]
    [InlineData("Age", "5")]
    [InlineData("Content-Type", "Application/JSON; charset=utf-8")]
    [InlineData("Content-Type", "application/hal+json")]
    [InlineData("Content-Type", "")]
    [InlineData("X-RateLimit-Remaining", "7", "X-RateLimit-Limit", "10")]
    [InlineData("X-Envoy-Attempt-Count", "1", "X-Nextjs-Cache", "HIT")]
    [InlineData("Last-Modified", "Sun, 29 Nov 2026 20:00:00 GMT", "Content-Language", "en")]
    public void Look_HeaderThatSaysNoMore_IsAbsent(string header, string value, string second = "X-Request-Id", string secondValue = "next") =>
        Look(List(TwoEntries), (header, value), (second, secondValue)).ShouldBe("");

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(226)]
    public void Look_AnotherSuccessThan200_IsUnproven(int status) =>
        Look(List(TwoEntries), (HttpStatusCode)status).ShouldBe($"it came with status {status} in place of 200");

    [Theory]
    [InlineData("\"next\":\"?page=2\"")]
    [InlineData("\"nextPageToken\":\"abc\"")]
    [InlineData("\"next_cursor\":\"abc\"")]
    [InlineData("\"NextLink\":\"x\"")]
    [InlineData("\"@odata.nextLink\":\"x\"")]
    [InlineData("\"links.next\":\"x\"")]
    [InlineData("\"links\":{\"self\":\"a\",\"next\":\"b\"}")]
    [InlineData("\"_links\":{\"next\":{\"href\":\"b\"}}")]
    [InlineData("\"links\":[{\"rel\":\"self\",\"href\":\"a\"},{\"rel\":\"next\",\"href\":\"b\"}]")]
    [InlineData("\"paging\":{\"cursors\":{\"after\":\"x\"}}")]
    [InlineData("\"pagination\":{\"has_more\":true}")]
    [InlineData("\"hasMore\":true")]
    [InlineData("\"has-next-page\":true")]
    [InlineData("\"isTruncated\":true")]
    [InlineData("\"TRUNCATED\":\"true\"")]
    [InlineData("\"incomplete_results\":true")]
    [InlineData("\"complete\":false")]
    [InlineData("\"last\":false")]
    [InlineData("\"remaining\":9")]
    [InlineData("\"total\":11")]
    [InlineData("\"total\":1")]
    [InlineData("\"totalCount\":\"11\"")]
    [InlineData("\"total_count\":11.0")]
    [InlineData("\"total\":{\"value\":11}")]
    [InlineData("\"count\":3")]
    [InlineData("\"page\":2")]
    [InlineData("\"page\":1")]
    [InlineData("\"page\":1,\"pages\":3")]
    [InlineData("\"page\":{\"number\":0,\"totalPages\":2}")]
    [InlineData("\"total_pages\":2")]
    [InlineData("\"lastPage\":false")]
    [InlineData("\"limit\":2")]
    [InlineData("\"offset\":10")]
    [InlineData("\"n\\u0065xt\":\"x\"")]
    [InlineData("\"next\":[\"x\"]")]
    [InlineData("\"total\":2,\"next\":\"x\"")]
    public void Look_MemberThatSaysMore_IsUnprovenAtEveryLevel(string member)
    {
        foreach (var list in AtEveryLevel(member))
        {
            Look(list).ShouldBe(MorePages, list);
        }
    }

    [Theory]
    [InlineData("\"next\":null")]
    [InlineData("\"next\":false")]
    [InlineData("\"nextPageToken\":\"\"")]
    [InlineData("\"links\":{\"self\":\"a\",\"next\":null}")]
    [InlineData("\"_links\":{\"next\":{}}")]
    [InlineData("\"links\":[{\"rel\":\"self\",\"href\":\"a\"}]")]
    [InlineData("\"has_more\":false")]
    [InlineData("\"truncated\":\"false\"")]
    [InlineData("\"remaining\":0")]
    [InlineData("\"complete\":true")]
    [InlineData("\"total\":2")]
    [InlineData("\"totalCount\":\"2\"")]
    [InlineData("\"total\":null")]
    [InlineData("\"page\":1,\"pages\":1")]
    [InlineData("\"page\":1,\"total\":2,\"limit\":2")]
    [InlineData("\"page\":{\"size\":20,\"totalElements\":2,\"totalPages\":1,\"number\":0}")]
    [InlineData("\"limit\":100,\"offset\":0")]
    [InlineData("\"context\":\"x\",\"account\":{\"discount\":7},\"version\":2")]
    [InlineData("\"more_info\":\"https://example\"")]
    public void Look_MemberThatSaysWhole_IsAbsentAtEveryLevel(string member)
    {
        foreach (var list in AtEveryLevel(member))
        {
            Look(list).ShouldBe("", list);
        }
    }

    [Theory]
    [InlineData("""{"providerName":"images"}""", 1)]
    [InlineData("""{"Name":"images"}""", 1)]
    [InlineData("""{"name":7},{"name":null},{"name":["images"]},{"name":{"en":"images"}}""", 4)]
    [InlineData("""{"name":""}""", 1)]
    [InlineData("""{"name":"a","name":"images"}""", 1)]
    [InlineData("""null,"images",[{"name":"images"}]""", 3)]
    public void Look_ElementsWithoutOneReadableName_LeaveTheReadablePresentAndAllElseUnproven(string elements, int count)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(List($"{elements},{TwoEntries}")));

        list.Look("one").ShouldBeOfType<Sighting.Present>();
        list.Look("images").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason
            .ShouldBe(count == 1 ? "one of its elements has no readable name" : $"{count} of its elements have no readable name");
    }

    [Theory]
    [InlineData("{}", NoArray)]
    [InlineData("null", NoArray)]
    [InlineData("""{"settings":null}""", NoArray)]
    [InlineData("""{"meta":{"v":1},"settings":{}}""", NoArray)]
    [InlineData("""{"settings":{"application":{"media":{"providers":null}}}}""", NoArray)]
    [InlineData("""{"settings":{"application":{"media":{"Providers":[]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"application":{"media":{"items":[{"name":"images"}]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"Application":{"media":{"providers":[]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"application":{"media":{"next":"x"}}}}""", MorePages)]
    public void Look_ListWithoutItsArray_IsUnprovenAndOnlyAMissingArrayCanCountAsEmpty(string json, string reason)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(json));
        list.Look("images").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(reason);

        using var declared = MediaProviderList.Parse(Encoding.UTF8.GetBytes(json), true);
        (declared.Look("images") is Sighting.Absent).ShouldBe(reason == NoArray);
    }

    [Theory]
    [InlineData("""{"name":"one","config":{"bearer":"a"},"config":{"bearer":"b"}}""")]
    [InlineData("""{"name":"one","config":{"bearer":"a","bearer":"b"}}""")]
    [InlineData("""{"name":"one","config":{"basic":{"username":"u","password":"a","password":"b"}}}""")]
    public void Look_ValueThatIsThereTwice_CannotBeRead(string element)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(List(element)));

        list.Look("one").ShouldBeOfType<Sighting.Present>().Entry.Credentials.ShouldBeOfType<Credentials.Unreadable>();
    }

    [Fact]
    public void LookNow_EntryOfAStaleList_IsUnproven()
    {
        using var list = Read(List(TwoEntries), HttpStatusCode.OK, ("Age", "60"));

        list.Look("one").ShouldBeOfType<Sighting.Present>();
        list.LookNow("one").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(Stale);
    }

    private static string List(string elements) => $$"""{"settings":{"application":{"media":{"providers":[{{elements}}]} } } }""";

    private static string[] AtEveryLevel(string member) =>
    [
        $$"""{{{member}},"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} },{{member}} } }""",
        $$"""{"settings":{"application":{{{member}},"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}],{{member}} } } } }""",
        $$"""{"meta":{{{member}} },"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
    ];

    private static string Look(string json, params (string Name, string Value)[] headers) => Look(json, HttpStatusCode.OK, headers);

    private static string Look(string json, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var list = Read(json, status, headers);
        list.Look("one").ShouldBeOfType<Sighting.Present>();
        return list.Look("images").Match(_ => "present", () => "", doubt => doubt.Reason);
    }

    private static MediaProviderList Read(string json, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
        {
            (answer.Headers.TryAddWithoutValidation(name, value) || answer.Content.Headers.TryAddWithoutValidation(name, value)).ShouldBeTrue(name);
        }

        var bytes = Encoding.UTF8.GetBytes(json);
        ListReader.TryRead(bytes, bytes.Length, answer, false, out var content, out var problem).ShouldBeTrue(problem);
        return new MediaProviderList(content!);
    }
}
