namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ListCallTests : PluginTests
{
    [Theory]
    [InlineData(0, 0, "", "a b c d")]
    [InlineData(-1, 0, "", "a b c d")]
    [InlineData(2, 0, "", "a b")]
    [InlineData(9, 0, "", "a b c d")]
    [InlineData(long.MaxValue, long.MaxValue, "", "a b c d")]
    [InlineData(0, 3, "", "a b c then c")]
    [InlineData(0, 3, "c", "d")]
    [InlineData(3, 2, "", "a b then b")]
    [InlineData(2, 2, "", "a b")]
    [InlineData(0, 4, "", "a b c d")]
    [InlineData(0, 0, "d", "")]
    public async Task List_LimitPageAndToken_GiveThatPart(long limit, long pageSize, string token, string expected)
    {
        plugin.Resource.Existing = [new("a", "A"), new("b", "B"), new("c", "C"), new("d", "D")];

        var responses = await plugin.Client.ListAsync(
            new ListRequest { Token = PluginClient.Type, Limit = limit, PageSize = pageSize, ContinuationToken = token });

        string.Join(' ', responses.Select(r => r.Result?.Id ?? $"then {r.Continuation.ContinuationToken}")).ShouldBe(expected);
        responses.Where(r => r.Result is not null).ShouldAllBe(r => r.Result.Name == r.Result.Id.ToUpperInvariant());
    }

    [Fact]
    public async Task List_Query_ReachesTheResource()
    {
        (await plugin.Client.ListAsync(new ListRequest { Token = PluginClient.Type, Query = PropertyCodec.Encode(Tree.Of(("prefix", "im"))) })).ShouldBeEmpty();

        TreeText.Of(plugin.Resource.Given!).ShouldBe("{\"prefix\":\"im\"}");
    }

    [Fact]
    public async Task List_QueryThatCannotBeRight_IsRefusedAtOnce()
    {
        var query = PropertyCodec.Encode(Tree.Of(("prefix", new Value.Number(5)), ("prefx", "im")));

        var refusal = await Should.ThrowAsync<RpcException>(() => plugin.Client.ListAsync(new ListRequest { Token = PluginClient.Type, Query = query }));

        (refusal.StatusCode, refusal.Status.Detail).ShouldBe((
            StatusCode.InvalidArgument,
            "Listing 'things:index:Thing' failed. prefix: must be a string, but is a number. Put it in quotes. prefx: there is no such property; did you mean "
                + "'prefix'?"));
        plugin.Resource.Given.ShouldBeNull();
    }

    [Fact]
    public async Task List_UnknownInTheQuery_AnswersComputed()
    {
        plugin.Resource.Existing = [new Resource.Listed("a", "A")];

        var responses = await plugin.Client.ListAsync(
            new ListRequest { Token = PluginClient.Type, Query = PropertyCodec.Encode(Tree.Of(("prefix", Value.Unknown.Instance))) });

        responses.ShouldHaveSingleItem().ResponseCase.ShouldBe(ListResponse.ResponseOneofCase.Computed);
    }

    [Fact]
    public async Task List_UnknownToken_IsNamed() =>
        (await plugin.Client.ListAsync(new ListRequest { Token = "aws:s3:Bucket" }).StatusAsync()).ShouldBe(
            (StatusCode.NotFound,
                "The package 'things' 1.2.3 has no resource 'aws:s3:Bucket'. Correct the token, or use a version of the package that has it."));

    [Fact]
    public async Task List_TokenOfAResourceThatIsGone_AsksToStartAgain() =>
        (await plugin.Client.ListAsync(new ListRequest { Token = PluginClient.Type, ContinuationToken = "x" }).StatusAsync())
            .ShouldBe((StatusCode.InvalidArgument, "The listing has changed and cannot continue where it stopped. List again from the start."));
}
