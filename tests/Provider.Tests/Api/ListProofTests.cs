namespace MediaProviders.Tests.Api;

/// <summary>What in the text of a list keeps it from proving that an entry is absent, and what does not.</summary>
public sealed class ListProofTests
{
    private const string MorePages = "it says that there are more entries than it shows, or does not say that these are all";
    private const string NoArray = "it has no array of providers";
    private const string OtherMembers = "it has other members where the API has its array";
    private const string TwoEntries = ListText.TwoEntries;

    // Members of JSON, written with single quotes.
    public static TheoryData<string> SayingMore => Json(
        "'next':'?page=2'", "'nextPageToken':'abc'", "'next_cursor':'abc'", "'NextLink':'x'", "'@odata.nextLink':'x'", "'links.next':'x'",
        "'links':{'self':'a','next':'b'}", "'_links':{'next':{'href':'b'}}", "'links':[{'rel':'self','href':'a'},{'rel':'next','href':'b'}]",
        "'paging':{'cursors':{'after':'x'}}", "'pagination':{'has_more':true}", "'hasMore':true", "'has-next-page':true", "'isTruncated':true",
        "'TRUNCATED':'true'", "'incomplete_results':true", "'complete':false", "'last':false", "'remaining':9", "'total':11", "'total':1",
        "'totalCount':'11'", "'total_count':11.0", "'total':{'value':11}", "'count':3", "'page':2", "'page':1", "'page':1,'pages':3",
        "'page':{'number':0,'totalPages':2}", "'total_pages':2", "'lastPage':false", "'limit':2", "'offset':10", "'n\\u0065xt':'x'", "'next':['x']",
        "'total':2,'next':'x'", "'total':1e999", "'total':123456789012345678901234567890", "'total':true", "'resumptionToken':'x'", "'paginationToken':'x'",
        "'searchAfter':['x']", "'pageState':'x'", "'providersTotal':11", "'items_total':11", "'nbHits':11", "'numProviders':11", "'more_to_come':true",
        "'limitReached':true", "'range':'0-1/11'", "'filtered':true", "'links':[{'rel':'next-page','href':'b'}]", "'errors':[{'message':'a shard is down'}]",
        "'error':{'code':503}", "'timed_out':true", "'_shards':{'total':2,'failed':1}",
        "'success':false", "'ok':'false'", "'ok':0", "'status':'error'", "'status':'PARTIAL_CONTENT'", "'status':503", "'statusCode':'206'", "'code':500",
        "'result':'failed'", "'warnings':['a store is down']", "'additional_results':true", "'pagingState':'x'",
        "'overflow':true", "'omitted':9", "'sampled':true", "'since_id':'x'", "'entries_count':11", "'number_of_entries':11", "'objectCount':11",
        "'complete':0", "'complete':'no'", "'links':[{'REL':'NEXT','href':'b'}]", "'links':[{'rel':['self','next'],'href':'b'}]",
        "'hydra:totalItems':11", "'openSearch$totalResults':{'$t':'11'}", "'meta.total':11", "'$skipToken':'abc'", "'paginationPage':2", "'last':3",
        "'complete':50", "'complete':'N'", "'start':1", "'numberMatched':11", "'full_count':11", "'itemsRemaining':9", "'prev_url':'/a'",
        "'additional_items':1", "'link':[{'relation':'next','url':'b'}]", "'links':[{'rel':'n\\u0065xt'}]", "'status':'\\u0065rror'",
        "'status':'COMPLETED_WITH_PARTIAL_FAILURES'",
        "'httpStatusCode':503", "'state':'degraded'", "'ok':'n'", "'errorCount':1", "'errcode':40001", "'error_message':'x'", "'failed_items':['x']",
        "'hasErrors':true", "'faults':[1]", "'problems':['x']", "'unreachable':['eu']", "'terminated_early':true",
        "'code':-1", "'ret':-1", "'status':'502 Bad Gateway'", "'status':'KO'", "'status':'access denied'", "'status':'aborted'", "'UnprocessedKeys':{'a':1}",
        "'error_description':'x'", "'failedRegions':['eu']", "'error':{'code':0,'message':'a shard is down'}", "'error':{'code':7,'message':''}",
        "'errors':[{'code':0},{'code':5}]", "'more_url':'x'", "'older':'x'", "'loadMore':true", "'ExclusiveStartKey':'x'", "'metadata':{'continue':'x'}",
        "'endOfList':false", "'isLastChunk':false", "'batch':1,'batches':3", "'cnt':11", "'nrOfEntries':11", "'resultSize':11", "'skippedCount':9",
        "'throttled':true", "'offset':99999999", "'next':-5", "'list_complete':false", "'warning':'deprecated, and a shard failed'",
        "'warnings':['This API is deprecated','a shard is down']", "'next':'deprecated'", "'count':2,'limit':2", "'count':2,'page':1",
        "'numberOfElements':2,'page':1", "'after':null,'limit':2", "'prev':null,'page':1", "'marker':'','limit':2", "'sampled':false,'page':1",
        "'incomplete_results':false,'limit':2", "'cursor':'x'");

    [Theory, MemberData(nameof(SayingMore))]
    public void Look_MemberThatSaysMore_IsUnprovenAtEveryLevel(string member)
    {
        foreach (var list in AtEveryLevel(member))
        {
            ListText.Look(list).ShouldBe(MorePages, list);
        }
    }

    [Theory]
    [InlineData("next", "another page or a part")]
    [InlineData("remaining", "entries that are left")]
    [InlineData("errors", "a failure")]
    [InlineData("statusCode", "a failure", 503)]
    [InlineData("complete", "an incomplete list")]
    [InlineData("total", "another total")]
    [InlineData("pages", "a number of pages")]
    [InlineData("offset", "a page or an offset")]
    [InlineData("page", "a page or an offset", 1)]
    [InlineData("limit", "a limit that the list reaches", 2)]
    public void Read_MemberThatSaysMore_IsNamedByItsKind(string member, string kind, int value = 7)
    {
        using var list = ListText.Read($$"""{"{{member}}":{{value}},{{ListText.Of(TwoEntries)[1..]}}""", HttpStatusCode.OK);

        list.Doubt.ShouldNotBeNull().Sign.ShouldBe(kind);
    }

    public static TheoryData<string> SayingStale => Json(
        "'stale':true", "'from_cache':'true'", "'isStale':1", "'served_from_cache':true", "'cacheHit':true", "'cachedAt':'2020-01-01'", "'status':'STALE'",
        "'source':'cache'", "'source':'cache (not fresh)'", "'st\\u0061le':'\\u0079es'");

    [Theory, MemberData(nameof(SayingStale))]
    public void LookNow_MemberThatSaysThatTheListIsNotCurrent_LeavesItsValuesUnprovenToo(string member)
    {
        foreach (var text in AtEveryLevel(member))
        {
            ListText.Look(text).ShouldBe(Doubt.Stale.Reason, text);
            using var list = ListText.Read(text, HttpStatusCode.OK);
            list.LookNow("one").ShouldBeOfType<Sighting.Unproven>().Doubt.ShouldBe(Doubt.Stale);
        }
    }

    public static TheoryData<string> SayingWhole => Json(
        "'next':null", "'next':false", "'nextPageToken':''", "'links':{'self':'a','next':null}", "'_links':{'next':{}}",
        "'links':[{'rel':'self','href':'a'}]", "'has_more':false", "'truncated':'false'", "'remaining':0", "'complete':true", "'total':2", "'totalCount':'2'",
        "'total':null", "'page':1,'pages':1", "'page':1,'total':2,'limit':2", "'page':{'size':20,'totalElements':2,'totalPages':1,'number':0}",
        "'limit':100,'offset':0", "'context':'x','account':{'discount':7},'version':2", "'more_info':'https://example'",
        "'errors':[],'error':null,'failed':0,'timed_out':false", "'total':2.0,'filtered':false,'range':''", "'total':'+2'",
        "'success':true,'ok':1,'status':'ok','code':200,'warnings':[]", "'status':200,'result':'success','stale':false,'complete':'yes'",
        "'status':'ACTIVE','code':0,'entries_count':2,'account':7,'retryCount':3", "'links':[{'rel':['self'],'href':'next'}]",
        "'from':1,'to':2,'total':2,'per_page':15,'current_page':1,'last_page':1,'next_page_url':null", "'start':1,'limit':100,'total':2",
        "'hydra:totalItems':2", "'pageable':{'pageNumber':0,'pageSize':20,'offset':0},'last':true,'first':true,'size':20,'totalElements':2",
        "'additionalInfo':'x','problem':'none'", "'errcode':0,'errmsg':'ok','errorCode':'SUCCESS'", "'hasNext':'N','next':'none','truncated':'f'",
        "'total_seconds':12,'source':'database','state':'ACTIVE'",
        "'max_concurrent_requests':6,'auto_download':['image'],'webhooks':{'url':'https://x'},'unhealthy_interval':30,'pass_through':false",
        "'error':{'code':0,'message':'success'}", "'error':{'code':'ok','message':'','log_id':'20261130'}", "'error':'no error','status':'NO_ERROR'",
        "'limit':-1", "'next':-1,'next_cursor':'N/A'", "'next':'undefined'", "'from':'+491701234567','start':1700000000", "'metadata':{'continue':''}",
        "'rate_limit':{'limit':2,'remaining':9},'quota':{'max':2,'total':7}", "'auto_resume':true,'continueOnError':true", "'source':'cache-miss'",
        "'total_queries':3,'storage':[{'tier':'x'}],'profile':{'name':'x','config':{}}",
        "'cache':{'enabled':true,'ttl':60},'stale':false,'cached':null", "'warning':'This API is deprecated.'",
        "'count':2,'limit':50,'offset':0", "'after':null,'before':null,'limit':50", "'prev':null,'next':null,'limit':2", "'count':2,'cursor':null",
        "'warnings':[{'text':'Sunset on 2023-09-30'}],'errors':[]", "'webhooks':{'config':{'basic':true,'url':'x'},'name':'w'}",
        "'entries':[{'name':'x'}],'links':[{'name':'self','href':'a'}]");

    [Theory, MemberData(nameof(SayingWhole))]
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
    [InlineData("""{"name":"a","Name":"images"}""", 1)]
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
    [InlineData("""{"settings":{}}""", NoArray)]
    [InlineData("""{"settings":{"application":{"media":{}}}}""", NoArray)]
    [InlineData("""{"meta":{"version":"2"}}""", NoArray)]
    [InlineData("""{"meta":{"v":1},"settings":{}}""", NoArray)]
    [InlineData("""{"meta":{"api_status":"stable"},"settings":{"other":[1]}}""", OtherMembers)]
    [InlineData("""{"settings":{"application":{"media":{"providers":null}}}}""", NoArray)]
    [InlineData("""{"settings":{"application":{"media":{"Providers":[]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"application":{"media":{"items":[{"name":"images"}]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"Application":{"media":{"providers":[]}}}}""", OtherMembers)]
    [InlineData("""{"settings":{"application":{"media":{"next":"x"}}}}""", MorePages)]
    public void Look_ListWithoutItsArray_IsUnprovenAndOnlyAMissingArrayCanCountAsEmpty(string json, string reason)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(json));
        list.Look("images").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(reason);
        (list.HasArray, list.Count).ShouldBe((false, 0));

        using var declared = MediaProviderList.Parse(Encoding.UTF8.GetBytes(json), true);
        (declared.Look("images") is Sighting.Absent).ShouldBe(reason == NoArray);
    }

    [Theory]
    [InlineData("""{"data":[{"name":"images","config":{}}],"settings":{"application":{"media":{"providers":[]}}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"inherited":[{"config":{},"type":"www","name":"images"}]}}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"P\u0072oviders":[]}}}}""")]
    [InlineData("""{"data":{"providers":[{"name":"images","config":{}}]},"settings":{"application":{"media":{"providers":[]}}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[]},"others":[[1,{"a":{"name":"x"}},{"config":{"name":"x"},"name":"images"}]]}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"disabled":{"images":{"type":"www","config":{"bearer":"x"}}}}}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"disabled":{"images":{"config":{"a":1,"name":"x","basic":{"username":"x"}}}}}}}}""")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"old":[{"providerName":"images","config":{"bearer":"x"}}]}}}}""")]
    [InlineData("""{"default":{"name":"images","config":{"b\u0061sic":{}}},"settings":{"application":{"media":{"providers":[]}}}}""")]
    public void Look_EntriesBesideTheArray_AreUnproven(string json)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(json), true);

        list.Look("images").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(OtherMembers);
    }

    [Theory, Each(
        "im\\u00e1ges", "ima\\u0301ges", "im\\ufe0fages", "\\u012em\\u0101\\u011f\\u0119\\u0161", "Images", "images ", " images", "images\\u0000",
        "im\\u200bages", "images\\ufeff", "\\uff29mages", "image\\u017f", "\\u0131mages")]
    public void FindLike_NameThatAServiceMayTakeForAnother_IsFound(string name)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of($$"""{"name":"{{name}}","config":{"bearer":"t"} },{{TwoEntries}}""")));

        list.FindLike("images").ShouldHaveSingleItem();
        list.FindLike("my-images").ShouldBeEmpty();
    }

    [Theory, Each(
        """{"name":"one","config":{"bearer":"a"},"config":{"bearer":"b"}}""",
        """{"name":"one","config":{"bearer":"a","bearer":"b"}}""",
        """{"name":"one","config":{"basic":{"username":"u","password":"a","password":"b"}}}""",
        """{"name":"one","config":{"basic":{"username":"u","password":"a"},"b\u0061sic":{"username":"u","password":"b"}}}""",
        """{"name":"one","config":{"username":"u","password":"a","basic":{"username":"u","password":"b"}}}""",
        """{"name":"one","config":{"bearer":"a"},"type":"www","type":"x"}""",
        """{"name":"one","config":{"bearer":"a"},"Config":{"bearer":"b"}}""",
        """{"name":"one","config":{"bearer":"a","BEARER":"b"}}""",
        """{"name":"one","config":{"basic":{"username":"u","password":"a","Passw\u006frd":"b"}}}""",
        """{"name":"one","config":{"bearer":"a"},"type":5}""",
        """{"name":"one","config":{"bearer":"a"},"type":true}""",
        """{"name":"one","config":{"bearer":"a"},"type":["www"]}""",
        """{"name":"one","config":{"bearer":"a"},"type":{"kind":"ftp"}}""",
        """{"name":"one","config":{"bearer":"a"},"type":"\ud83d"}""")]
    public void Look_ValueThatIsThereTwiceOrTypeThatIsNoText_CannotBeReadSoThatNoWriteTakesItForWww(string element)
    {
        using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of(element)));

        list.Look("one").ShouldBeOfType<Sighting.Present>().Entry.Credentials.ShouldBeOfType<Credentials.Unreadable>();
    }

    private static TheoryData<string> Json(params string[] members) => [.. members.Select(member => member.Replace('\'', '"'))];

    private static string[] AtEveryLevel(string member) =>
    [
        $$"""{{{member}},"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} },{{member}} } }""",
        $$"""{"settings":{"application":{{{member}},"media":{"providers":[{{TwoEntries}}]} } } }""",
        $$"""{"settings":{"application":{"media":{"providers":[{{TwoEntries}}],{{member}} } } } }""",
        $$"""{"meta":{{{member}} },"settings":{"application":{"media":{"providers":[{{TwoEntries}}]} } } }""",
    ];
}
