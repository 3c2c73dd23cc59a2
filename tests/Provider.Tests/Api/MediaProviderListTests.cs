namespace MediaProviders.Tests.Api;

public class MediaProviderListTests
{
    private const string Head = """{"settings":{"application":{"media":{"providers":[""";
    private const string Tail = "]}}}}";

    [Fact]
    public void Find_EntryOfTheVendorsSample_IsReadWholeAndSummedUpByItsKind()
    {
        using var list = Parse(Samples.List);

        (list.HasArray, list.Count).ShouldBe((true, 2));
        list.Look("archive_eu").Entry().ShouldBe(new MediaProvider("archive_eu", "www", new Credentials.Basic("svc", new SecretText("s3cret"))));
        list.Look("cdn-token").Entry().ShouldBe(new MediaProvider("cdn-token", "www", new Credentials.Bearer(new SecretText("tok_123"))));
        list.Look("archive_us").ShouldBeOfType<Sighting.Absent>();
        list.Look("ARCHIVE_EU").ShouldBeOfType<Sighting.Absent>();
        list.Summaries.ShouldBe(
        [
            new MediaProvider.Summary("archive_eu", "www", CredentialsKind.Basic),
            new MediaProvider.Summary("cdn-token", "www", CredentialsKind.Bearer),
        ]);
    }

    [Theory]
    [InlineData("""{"name":"n","type":"www","config":{"username":"u","password":"p"}}""", CredentialsKind.Basic, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"\ud83d":1,"bearer":"b"}}""", CredentialsKind.Bearer, "www")]
    [InlineData("""{"config":{"basic":{"password":"p","username":"u","realm":[1,{"a":2}]},"scope":{}},"extra":{"name":"x"},"name":"n"}""",
        CredentialsKind.Basic, "")]
    [InlineData("""{"name":"n","type":"www","config":{"basic":{"username":"u","password":"p"},"bearer":null}}""", CredentialsKind.Basic, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"basic":null,"bearer":"b"}}""", CredentialsKind.Bearer, "www")]
    [InlineData("""{"name":"n","type":"ftp","config":{"bearer":"b"}}""", CredentialsKind.Bearer, "ftp")]
    [InlineData("""{"name":"n","type":7,"config":{"bearer":"b"}}""", CredentialsKind.Unreadable, "")]
    [InlineData("""{"name":"n","type":"www","config":{"bearer":{"token":"b"}}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"bearer":"b","basic":{"username":"u","password":"p"}}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"basic":{"username":"u"}}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"basic":{"username":"u","password":5}}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"basic":"u:p"}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":{"bearer":"b","basic":{}}}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":"bearer"}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n","type":"www","config":null}""", CredentialsKind.Unreadable, "www")]
    [InlineData("""{"name":"n"}""", CredentialsKind.Unreadable, "")]
    internal void Find_EntryOfAnotherShape_KeepsWhatTheListSays(string entry, CredentialsKind kind, string type)
    {
        using var list = Parse(ListText.Of(entry));

        list.Look("n").Entry().Credentials.Kind.ShouldBe(kind);
        list.Look("n").Entry().Type.ShouldBe(type);
        list.Summaries.ShouldHaveSingleItem().ShouldBe(new MediaProvider.Summary("n", type, kind));
    }

    [Fact]
    public void Find_EscapedTexts_AreDecoded()
    {
        using var list = Parse(ListText.Of("""{"name":"\u006e\n\ud83d\ude00","type":"www","config":{"basic":{"username":"\u00e4","password":"\"\\\/\b"}}}"""));

        list.Look("n\n😀").Entry().Credentials.ShouldBe(new Credentials.Basic("ä", new SecretText("\"\\/\b")));
    }

    [Fact]
    public void Find_HalfASurrogatePair_IsNoText()
    {
        using var list = Parse(ListText.Of("""{"name":"\ud83d","config":{}},{"name":"n","type":"www","config":{"bearer":"\ude00"}}"""));

        list.Doubt.ShouldNotBeNull().Reason.ShouldBe("one of its elements has no readable name");
        list.Look("n").Entry().Credentials.ShouldBeOfType<Credentials.Unreadable>();
    }

    [Fact]
    public void Parse_ElementsThatAreNoEntries_AreSkippedAndCounted()
    {
        using var list = Parse(ListText.Of("""1,null,"x",[{"name":"inner"}],{},{"name":5},{"name":""},{"name":null},{"name":"n"}"""));

        list.Names.ShouldBe(["n"]);
        list.Doubt.ShouldNotBeNull().Reason.ShouldBe("8 of its elements have no readable name");
    }

    [Fact]
    public void Look_NameThatIsThereTwice_IsUnproven()
    {
        using var list = Parse(ListText.Of("""{"name":"a","type":"1"},{"name":"b"},{"name":"a","type":"2"},{"name":"a","type":"3"},{"name":"A"}"""));

        list.Look("a").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe("it holds this name more than once");
        list.Look("b").ShouldBeOfType<Sighting.Present>();
        list.Look("c").ShouldBeOfType<Sighting.Absent>();
        list.DuplicateNames.ShouldBe(["a"]);
        list.Names.ShouldBe(["a", "b", "A"]);
    }

    [Fact]
    public void FindLike_OtherSpellings_AreListedWithoutTheNameItself()
    {
        using var list = Parse(ListText.Of("""{"name":"abc"},{"name":"ABC"},{"name":"aBc"},{"name":"abcd"}"""));

        list.FindLike("ABC").ShouldBe(["abc", "aBc"]);
        list.FindLike("abcD").ShouldBe(["abcd"]);
        list.FindLike("x").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\uFEFF" + Samples.Empty)]
    [InlineData("\r\n\t " + Samples.Empty + " \n")]
    [InlineData("""{"x":[[[1]]],"settings":{"a":1,"application":{"media":{"providers":[],"z":"[]"}}},"errors":[]}""")]
    public void Parse_WithAnEmptyArray_IsAnEmptyList(string json)
    {
        using var list = Parse(json);

        (list.HasArray, list.Count).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData("", "the answer is empty")]
    [InlineData(" \r\n", "the answer is empty")]
    [InlineData("[]", "the answer is JSON, but not an object")]
    [InlineData("\"settings\"", "the answer is JSON, but not an object")]
    [InlineData("0", "the answer is JSON, but not an object")]
    [InlineData("false", "the answer is JSON, but not an object")]
    [InlineData("""{"settings":"x"}""", "'settings' of the answer is not an object")]
    [InlineData("""{"settings":{"application":[]}}""", "'settings.application' of the answer is not an object")]
    [InlineData("""{"settings":{"application":{"media":5}}}""", "'settings.application.media' of the answer is not an object")]
    [InlineData("""{"settings":{"application":{"media":{"providers":{}}}}}""", "'settings.application.media.providers' of the answer is not an array")]
    [InlineData("""{"settings":{"application":{"media":{"providers":"none"}}}}""", "'settings.application.media.providers' of the answer is not an array")]
    [InlineData("""{"settings":{},"settings":{}}""", "'settings' is in the answer twice")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[{"name":"a"}],"providers":[]}}}}""",
        "'settings.application.media.providers' is in the answer twice")]
    [InlineData("""{"message":"maintenance"}""", "the answer is a JSON object without 'settings'")]
    [InlineData("""{"providers":[]}""", "the answer is a JSON object without 'settings'")]
    [InlineData("<!doctype html><html></html>", "the answer is a web page, not JSON")]
    [InlineData("OK", "the answer is not complete, valid JSON")]
    [InlineData(Head + """{"name":"a"}""", "the answer is not complete, valid JSON")]
    [InlineData(Head + "]}}}", "the answer is not complete, valid JSON")]
    [InlineData(Samples.Empty + "{}", "the answer is not complete, valid JSON")]
    [InlineData(Head + """{"name":"a",}""" + Tail, "the answer is not complete, valid JSON")]
    [InlineData("""{"\ud83d":1}""", "the answer is not complete, valid JSON")]
    [InlineData(Head + """{"name":"a","\ud83d":1}""" + Tail, "the answer is not complete, valid JSON")]
    public void Parse_AnythingElse_IsNotAList(string json, string problem)
    {
        var error = Should.Throw<ApiException>(() => Parse(json));

        (error.Failure, error.Message).ShouldBe((ApiFailure.NotAList, $"Reading a list of media providers failed: {problem}."));
    }

    [Fact]
    public void Parse_BytesThatAreNotUtf8_IsNotAList()
    {
        byte[] json = [.. Encoding.UTF8.GetBytes(Head + "{\"name\":\"a"), 0xff, .. Encoding.UTF8.GetBytes("\"}" + Tail)];

        Should.Throw<ApiException>(() => MediaProviderList.Parse(json)).Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void Parse_EveryPrefixOfAList_IsNotAList()
    {
        var json = Encoding.UTF8.GetBytes(Samples.List.TrimEnd());
        for (var length = 0; length < json.Length; length++)
        {
            Should.Throw<ApiException>(() => MediaProviderList.Parse(json.AsSpan(0, length).ToArray())).Failure.ShouldBe(ApiFailure.NotAList);
        }
    }

    [Fact]
    public void Parse_DeepNesting_IsNotAList() =>
        Should.Throw<ApiException>(() => Parse("{\"x\":" + new string('[', 100_000))).Failure.ShouldBe(ApiFailure.NotAList);

    [Fact]
    public void Dispose_OfTheLastShare_WipesTheAnswer()
    {
        var json = Encoding.UTF8.GetBytes(Samples.List);
        ListReader.TryRead(json, json.Length, response: null, false, out var content, out _).ShouldBeTrue();
        var first = new MediaProviderList(content);
        var second = new MediaProviderList(content.Retain());

        first.Dispose();
        first.Dispose();

        second.Look("cdn-token").Entry().Name.ShouldBe("cdn-token");
        json.ShouldContain((byte)'s');
        second.Dispose();
        json.ShouldAllBe(value => value == 0);
        Should.Throw<ObjectDisposedException>(() => second.Look("cdn-token"));
    }

    [Fact]
    public void Parse_TenThousandEntries_MakesNoTextButNames()
    {
        var entries = Enumerable.Range(0, 10_000).Select(index =>
            $$"""{"name":"entry-{{index}}","type":"www","config":{"basic":{"username":"user","password":"{{new string('p', 2000)}}"} } }""");
        var json = Encoding.UTF8.GetBytes(Head + string.Join(',', entries) + Tail);
        using (MediaProviderList.Parse(json))
        {
            // The first run compiles what the second one measures.
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        ListReader.TryRead(json, json.Length, response: null, false, out var content, out _).ShouldBeTrue();
        var entry = content.Look("entry-9999").Entry();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        ((Credentials.Basic)entry.Credentials).Password.Reveal().Length.ShouldBe(2000);
        allocated.ShouldBeLessThan(4_000_000, "texts of the passwords would take 40 MB");
    }

    [Fact]
    public void ToString_OfEverything_ShowsNoCredential()
    {
        using var list = Parse(Samples.List);
        var entry = list.Look("archive_eu").Entry();

        string.Join(' ', list, entry, entry.Credentials, list.Look("cdn-token").Entry(), list.Summaries[0], Samples.Options(new Uri("https://api.example")))
            .ShouldBe("[list of 2 entries] MediaProvider { Name = archive_eu, Type = www, Credentials = [Basic credentials] } [Basic credentials] "
                + "MediaProvider { Name = cdn-token, Type = www, Credentials = [Bearer credentials] } "
                + "Summary { Name = archive_eu, Type = www, CredentialsKind = Basic } [options for 'https://api.example/']");
    }

    private static MediaProviderList Parse(string json) => MediaProviderList.Parse(Encoding.UTF8.GetBytes(json));
}
