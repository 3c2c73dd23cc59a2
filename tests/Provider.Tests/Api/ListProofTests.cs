namespace MediaProviders.Tests.Api;

/// <summary>What in the text of a list keeps it from proving that an entry is absent, and what does not.</summary>
public sealed class ListProofTests
{
    private const string MorePages = "it says that there are more entries than it shows, or does not say that these are all";
    private const string NoArray = "it has no array of providers";
    private const string OtherMembers = "it has other members where the API has its array";
    private const string TwoEntries = ListText.TwoEntries;

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
    [InlineData("\"total\":1e999")]
    [InlineData("\"total\":123456789012345678901234567890")]
    [InlineData("\"total\":true")]
    [InlineData("\"resumptionToken\":\"x\"")]
    [InlineData("\"paginationToken\":\"x\"")]
    [InlineData("\"searchAfter\":[\"x\"]")]
    [InlineData("\"pageState\":\"x\"")]
    [InlineData("\"providersTotal\":11")]
    [InlineData("\"items_total\":11")]
    [InlineData("\"nbHits\":11")]
    [InlineData("\"numProviders\":11")]
    [InlineData("\"more_to_come\":true")]
    [InlineData("\"limitReached\":true")]
    [InlineData("\"range\":\"0-1/11\"")]
    [InlineData("\"filtered\":true")]
    [InlineData("\"links\":[{\"rel\":\"next-page\",\"href\":\"b\"}]")]
    [InlineData("\"errors\":[{\"message\":\"a shard is down\"}]")]
    [InlineData("\"error\":{\"code\":503}")]
    [InlineData("\"timed_out\":true")]
    [InlineData("\"_shards\":{\"total\":2,\"failed\":1}")]
    [InlineData("\"success\":false")]
    [InlineData("\"ok\":\"false\"")]
    [InlineData("\"ok\":0")]
    [InlineData("\"status\":\"error\"")]
    [InlineData("\"status\":\"PARTIAL_CONTENT\"")]
    [InlineData("\"status\":503")]
    [InlineData("\"statusCode\":\"206\"")]
    [InlineData("\"code\":500")]
    [InlineData("\"result\":\"failed\"")]
    [InlineData("\"warnings\":[\"a store is down\"]")]
    [InlineData("\"stale\":true")]
    [InlineData("\"from_cache\":\"true\"")]
    [InlineData("\"additional_results\":true")]
    [InlineData("\"pagingState\":\"x\"")]
    [InlineData("\"overflow\":true")]
    [InlineData("\"omitted\":9")]
    [InlineData("\"sampled\":true")]
    [InlineData("\"since_id\":\"x\"")]
    [InlineData("\"entries_count\":11")]
    [InlineData("\"number_of_entries\":11")]
    [InlineData("\"objectCount\":11")]
    [InlineData("\"complete\":0")]
    [InlineData("\"complete\":\"no\"")]
    [InlineData("\"links\":[{\"REL\":\"NEXT\",\"href\":\"b\"}]")]
    [InlineData("\"links\":[{\"rel\":[\"self\",\"next\"],\"href\":\"b\"}]")]
    public void Look_MemberThatSaysMore_IsUnprovenAtEveryLevel(string member)
    {
        foreach (var list in AtEveryLevel(member))
        {
            ListText.Look(list).ShouldBe(MorePages, list);
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
    [InlineData("\"errors\":[],\"error\":null,\"failed\":0,\"timed_out\":false")]
    [InlineData("\"total\":2.0,\"filtered\":false,\"range\":\"\"")]
    [InlineData("\"total\":\"+2\"")]
    [InlineData("\"success\":true,\"ok\":1,\"status\":\"ok\",\"code\":200,\"warnings\":[]")]
    [InlineData("\"status\":200,\"result\":\"success\",\"stale\":false,\"complete\":\"yes\"")]
    [InlineData("\"status\":\"ACTIVE\",\"code\":0,\"entries_count\":2,\"account\":7,\"retryCount\":3")]
    [InlineData("\"links\":[{\"rel\":[\"self\"],\"href\":\"next\"}]")]
    public void Look_MemberThatSaysWhole_IsAbsentAtEveryLevel(string member)
    {
        foreach (var list in AtEveryLevel(member))
        {
            ListText.Look(list).ShouldBe("", list);
        }
    }

    [Theory]
    [InlineData("""{"providerName":"images"}""", 1)]
    [InlineData("""{"Name":"images"}""", 1)]
    [InlineData("""{"name":7},{"name":null},{"name":["images"]},{"name":{"en":"images"}}""", 4)]
    [InlineData("""{"name":""}""", 1)]
    [InlineData("""{"name":"a","name":"images"}""", 1)]
    [InlineData("""{"name":"a","n\u0061me":"images"}""", 1)]
    [InlineData("""null,"images",[{"name":"images"}]""", 3)]
    public void Look_ElementsWithoutOneReadableName_LeaveTheReadablePresentAndAllElseUnproven(string elements, int count)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of($"{elements},{TwoEntries}")));

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
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("[\"www\"]")]
    [InlineData("{\"kind\":\"ftp\"}")]
    [InlineData("\"\\ud83d\"")]
    public void Look_TypeThatIsNoText_CannotBeReadSoThatNoWriteTakesItForWww(string type)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of($$"""{"name":"one","type":{{type}},"config":{"bearer":"a"} }""")));

        list.Look("one").ShouldBeOfType<Sighting.Present>().Entry.Credentials.ShouldBeOfType<Credentials.Unreadable>();
    }

    [Theory]
    [InlineData("Images")]
    [InlineData("images ")]
    [InlineData(" images")]
    [InlineData("images\\u0000")]
    [InlineData("im\\u200bages")]
    [InlineData("images\\ufeff")]
    [InlineData("\\uff29mages")]
    [InlineData("image\\u017f")]
    [InlineData("\\u0131mages")]
    public void FindLike_NameThatAServiceMayTakeForAnother_IsFound(string name)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of($$"""{"name":"{{name}}","config":{"bearer":"t"} },{{TwoEntries}}""")));

        list.FindLike("images").ShouldHaveSingleItem();
        list.FindLike("my-images").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"name":"one","config":{"bearer":"a"},"config":{"bearer":"b"}}""")]
    [InlineData("""{"name":"one","config":{"bearer":"a","bearer":"b"}}""")]
    [InlineData("""{"name":"one","config":{"basic":{"username":"u","password":"a","password":"b"}}}""")]
    [InlineData("""{"name":"one","config":{"basic":{"username":"u","password":"a"},"b\u0061sic":{"username":"u","password":"b"}}}""")]
    [InlineData("""{"name":"one","config":{"username":"u","password":"a","basic":{"username":"u","password":"b"}}}""")]
    [InlineData("""{"name":"one","config":{"bearer":"a"},"type":"www","type":"x"}""")]
    public void Look_ValueThatIsThereTwice_CannotBeRead(string element)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of(element)));

        list.Look("one").ShouldBeOfType<Sighting.Present>().Entry.Credentials.ShouldBeOfType<Credentials.Unreadable>();
    }

    private static string[] AtEveryLevel(string member) =>
    [
        $$"""{{{member}},"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} },{{member}} } }""",
        $$"""{"settings":{"application":{{{member}},"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}],{{member}} } } } }""",
        $$"""{"meta":{{{member}} },"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
    ];
}
