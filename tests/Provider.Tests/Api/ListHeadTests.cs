namespace MediaProviders.Tests.Api;

/// <summary>What in the status and the headers of a list keeps it from proving that an entry is absent, and what does not.</summary>
public sealed class ListHeadTests
{
    private const string Stale = "it comes from a cache and may be out of date";
    private const string MorePages = "it says that there are more entries than it shows, or does not say that these are all";
    private static readonly string List = ListText.Of(ListText.TwoEntries);

    [Theory]
    [InlineData("Content-Range", "entries 0-1/11", "its header 'Content-Range' says that it is only a part")]
    [InlineData("content-range", "bytes 0-1/2", "its header 'Content-Range' says that it is only a part")]
    [InlineData("Link", "<https://api.example/list?page=2>; rel=\"next\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>;rel=next", "its header 'Link' leads to another page")]
    [InlineData("link", "<?a;b,c>; title=\"x; rel=self\" ; REL = 'last NEXT'", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=1>; rel=self, <?page=2>; rel=\"next last\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=1>; rel=\"prev\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>; rel*=UTF-8''next", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>; rel=https://api.example/rels/next", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>; rel=\"self next-archive\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>; rel=nextPage", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=3>; rel=\"last\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=1>; rel=\"first\", <?page=3>; rel=\"last\"", "its header 'Link' leads to another page")]
    [InlineData("Link", "<?page=2>; rel=\"older\"", "its header 'Link' leads to another page")]
    [InlineData("Links", "<?page=2>; rel=\"next\"", "its header 'Link' leads to another page")]
    [InlineData("X-Link", "<?page=2>; rel=\"next\"", "its header 'Link' leads to another page")]
    [InlineData("X-Total-Count", "11", MorePages)]
    [InlineData("X-Total", "3", MorePages)]
    [InlineData("X-Total-Count", "many", MorePages)]
    [InlineData("X-Pagination-Total-Count", "11", MorePages)]
    [InlineData("X-WP-TotalPages", "2", MorePages)]
    [InlineData("X-Next-Page", "2", MorePages)]
    [InlineData("X-Has-More", "true", MorePages)]
    [InlineData("x-ms-continuation", "abc", MorePages)]
    [InlineData("X-Pagination", "{\"TotalCount\":11,\"HasNext\":true}", MorePages)]
    [InlineData("X-Total-Providers", "11", MorePages)]
    [InlineData("X-Per-Page", "2", MorePages)]
    [InlineData("X-Complete", "false", MorePages)]
    [InlineData("X-Is-Last", "false", MorePages)]
    [InlineData("X-Offset", "20", MorePages)]
    [InlineData("X-Error", "timeout", MorePages)]
    [InlineData("X-Degraded", "true", MorePages)]
    [InlineData("X-Record-Count", "11", MorePages)]
    [InlineData("X-Container-Object-Count", "11", MorePages)]
    [InlineData("X-Num-Entries", "11", MorePages)]
    [InlineData("X-Stale", "true", MorePages)]
    [InlineData("X-From-Cache", "1", Stale)]
    [InlineData("X-Served-From-Cache", "true", Stale)]
    [InlineData("X-Cached", "yes", Stale)]
    [InlineData("X-Cache-Hits", "3", Stale)]
    [InlineData("X-Cache-Lookup", "HIT from proxy.example:3128", Stale)]
    [InlineData("X-Cache-Remote", "TCP_HIT", Stale)]
    [InlineData("X-Cache-Info", "cached", Stale)]
    [InlineData("X-Cache-Status", "STALE", Stale)]
    [InlineData("CF-Cache-Status", "UPDATING", Stale)]
    [InlineData("X-Cache", "HIT from proxy.example", Stale)]
    [InlineData("X-Cache", "TCP_MEM_HIT from edge.example", Stale)]
    [InlineData("Cache-Status", "origin; fwd=miss, edge; hit; ttl=-30", Stale)]
    [InlineData("Warning", "110 - \"Response is Stale\"", Stale)]
    [InlineData("Warning", "199 a \"113, or so\", 113 cache \"Heuristic expiration\"", Stale)]
    [InlineData("Warning", "112 - \"Disconnected operation\"", Stale)]
    [InlineData("Age", "6", Stale)]
    [InlineData("Age", "99999999999999999999", Stale)]
    [InlineData("Age", "-1", Stale)]
    [InlineData("Age", "0, 600", Stale)]
    [InlineData("Content-Type", "text/html", "its Content-Type is not JSON")]
    [InlineData("Content-Type", "text/notjson", "its Content-Type is not JSON")]
    [InlineData("Content-Type", "application/json, text/html", "its Content-Type is not JSON")]
    [InlineData("Content-Type", "json", "its Content-Type is not JSON")]
    [InlineData("Content-Type", "application/x-ndjson", "its Content-Type is not JSON")]
    public void Look_HeaderThatDoubts_IsUnproven(string header, string value, string reason) => ListText.Look(List, (header, value)).ShouldBe(reason);

    [Theory]
    [InlineData("Link", "<?page=1>; rel=\"self first last\"")]
    [InlineData("Link", "<?page=1>; rel=\"first\", <?page=1>; rel=\"last\"")]
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
    [InlineData("Content-Type", "application/json;charset=\"utf-8\";version=1")]
    [InlineData("Link", "<?page=1>; rel=\"preview preload\"; title*=UTF-8''next")]
    [InlineData("X-Cache", "MISS from proxy.example", "Cache-Status", "edge; fwd=stale; fwd-status=200; stored")]
    [InlineData("X-Cache", "Hit from edge.example", "Age", "4")]
    [InlineData("X-Cache", "RefreshHit from edge.example", "Cache-Control", "no-cache, stale-if-error=60")]
    [InlineData("X-RateLimit-Remaining", "7", "X-RateLimit-Limit", "10")]
    [InlineData("X-Envoy-Attempt-Count", "1", "X-Nextjs-Cache", "HIT")]
    [InlineData("X-From-Cache", "0", "X-Cache-Hits", "0, 0")]
    [InlineData("Cache-Control", "no-cache, stale", "Cache-Tag", "HIT")]
    [InlineData("X-Complete", "true", "X-Offset", "0")]
    [InlineData("Last-Modified", "Sun, 29 Nov 2026 20:00:00 GMT", "Content-Language", "en")]
    public void Look_HeaderThatSaysNoMore_IsAbsent(string header, string value, string second = "X-Request-Id", string secondValue = "next") =>
        ListText.Look(List, (header, value), (second, secondValue)).ShouldBe("");

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(226)]
    public void Look_AnotherSuccessThan200_IsUnproven(int status) =>
        ListText.Look(List, (HttpStatusCode)status).ShouldBe($"it came with status {status} instead of 200");

    [Fact]
    public void LookNow_EntryOfAStaleList_IsUnproven()
    {
        using var list = ListText.Read(List, HttpStatusCode.OK, ("Age", "60"));

        list.Look("one").ShouldBeOfType<Sighting.Present>();
        list.LookNow("one").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(Stale);
    }
}
