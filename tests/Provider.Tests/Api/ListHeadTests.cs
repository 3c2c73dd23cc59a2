namespace MediaProviders.Tests.Api;

/// <summary>What in the status and the headers of a list keeps it from proving that an entry is absent, and what does not.</summary>
public sealed class ListHeadTests
{
    private const string Stale = "it comes from a cache and may be out of date";
    private const string MorePages = "it says that there are more entries than it shows, or does not say that these are all";
    private static readonly string List = ListText.Of(ListText.TwoEntries);

    // Header fields as they are sent.
    [Theory]
    [Each("Content-Range: entries 0-1/11", "content-range: bytes 0-1/2", With = "its header 'Content-Range' says that it is only a part")]
    [Each(
        "Link: <https://api.example/list?page=2>; rel=\"next\"", "Link: <?page=2>;rel=next", "link: <?a;b,c>; title=\"x; rel=self\" ; REL = 'last NEXT'",
        "Link: <?page=1>; rel=self, <?page=2>; rel=\"next last\"", "Link: <?page=1>; rel=\"prev\"", "Link: <?page=2>; rel*=UTF-8''next",
        "Link: <?page=2>; rel=https://api.example/rels/next", "Link: <?page=2>; rel=\"self next-archive\"", "Link: <?page=2>; rel=nextPage",
        "Link: <?page=3>; rel=\"last\"", "Link: <?page=1>; rel=\"first\", <?page=3>; rel=\"last\"", "Link: <?page=2>; rel=\"older\"",
        "Links: <?page=2>; rel=\"next\"", "X-Link: <?page=2>; rel=\"next\"", "Link: <?page=2>; title='; rel=\"next\"",
        "Link: <?page=2>; title=\"x; rel=\"next\"", "Link: <?page=2>; rel=\"ne\\xt\"", "Link: <?page=2>; rel*=UTF-8''n%65xt",
        "Link: <?page=2>; title=\"a, <b\"; rel=next, <?page=1>; rel=self", "Link: <?page=2>; rel=\"self \\\" next\"",
        "Link: <?page=2>; rel=\"self,next\"", With = "its header 'Link' leads to another page")]
    [Each(
        "X-Total-Count: 11", "X-Total: 3", "X-Total-Count: many", "X-Pagination-Total-Count: 11", "X-WP-TotalPages: 2", "X-Next-Page: 2",
        "X-Has-More: true", "x-ms-continuation: abc", "X-Pagination: {\"TotalCount\":11,\"HasNext\":true}", "X-Total-Providers: 11", "X-Per-Page: 2",
        "X-Complete: false", "X-Is-Last: false", "X-Offset: 20", "X-Error: timeout", "X-Degraded: true", "X-Record-Count: 11",
        "X-Container-Object-Count: 11", "X-Num-Entries: 11", "X-Pagination: {\"total\":11}", "X-Pagination: {\"total\":", "X-Pagination-Current-Page: 2",
        "X-Pagination-Page-Count: 3", "Pagination-Count: 11", "Pagination-Limit: 2", "X-Resource-Count: 11", "X-Skip-Token: abc", "X-Is-Complete: N",
        "Grpc-Status: 14", "X-Envoy-Degraded: true", "X-Amz-Function-Error: Unhandled", "X-Error-Message: a store is down", "X-Failed-Shards: 1",
        "X-Kong-Upstream-Status: 502", "X-Data-Status: partial", "Status: 502 Bad Gateway", "X-Upstream-Status: 429 Too Many Requests",
        "X-Response-Code: 500", "X-Remaining-Items: 9", "X-Records-Remaining: 9", With = MorePages)]
    [Each(
        "X-Stale: true", "X-Served-Stale: 1", "X-Cache: Error from edge.example", "X-Cache: HIT-STALE", "X-Cache: TCP_REFRESH_FAIL from edge.example",
        "X-Cache: OriginShieldHit from edge.example", "X-Cache-Status: HIT-CLUSTER", "X-Cache-Detail: \"cache hit\" from proxy.example",
        "X-Rack-Cache: fresh", "Server-Timing: edge; dur=1, cdn-cache; desc=HIT", "Server-Timing: cache;desc=\"hit-front\"", "X-From-Cache: 1",
        "X-Served-From-Cache: true", "X-Cached: yes", "X-Cache-Hits: 3", "X-Cache-Lookup: HIT from proxy.example:3128", "X-Cache-Remote: TCP_HIT",
        "X-Cache-Info: cached", "X-Cache-Status: STALE", "CF-Cache-Status: UPDATING", "X-Cache: HIT from proxy.example",
        "X-Cache: TCP_MEM_HIT from edge.example", "Cache-Status: origin; fwd=miss, edge; hit; ttl=-30", "Warning: 110 - \"Response is Stale\"",
        "Warning: 199 a \"113, or so\", 113 cache \"Heuristic expiration\"", "Warning: 112 - \"Disconnected operation\"", "Age: 6",
        "Age: 99999999999999999999", "Age: -1", "Age: 0, 600", "X-Cache-Age: 600", "X-Cache: HIT_STALE\nAge: 1", "X-Data-Source: cache", With = Stale)]
    [Each(
        "Content-Type: text/html", "Content-Type: text/notjson", "Content-Type: application/json, text/html", "Content-Type: text/html, application/json",
        "Content-Type: json", "Content-Type: application/x-ndjson", With = "its Content-Type is not JSON")]
    public void Look_HeaderThatDoubts_IsUnproven(string headers, string reason) =>
        ListText.Look(List, [.. headers.Split('\n'), "X-Request-Id: 1"]).ShouldBe(reason);

    [Theory, Each(
        "Link: <?page=1>; rel=\"self first last\"", "Link: <?page=1>; rel=\"first\", <?page=1>; rel=\"last\"",
        "Link: <?rel=next>; rel=self; title=\"the next\"", "X-Total-Count: 2", "X-Total-Count: ", "X-Next-Page: ", "X-Has-More: false",
        "X-Page: 1\nX-Total-Pages: 1", "Warning: 299 - \"110 days left\"", "Warning: 214 - \"Transformation applied\"", "Age: 5",
        "Content-Type: Application/JSON; charset=utf-8", "Content-Type: application/hal+json", "Content-Type: ",
        "Content-Type: application/json;charset=\"utf-8\";version=1", "Link: <?page=1>; rel=\"preview preload\"; title*=UTF-8''next",
        "X-Cache: MISS from proxy.example\nCache-Status: edge; fwd=stale; fwd-status=200; stored", "X-Cache: Hit from edge.example\nAge: 4",
        "X-Cache: RefreshHit from edge.example\nCache-Control: no-cache, stale-if-error=60", "X-RateLimit-Remaining: 7\nX-RateLimit-Limit: 10",
        "X-Envoy-Attempt-Count: 1\nX-Nextjs-Cache: HIT", "X-From-Cache: 0\nX-Cache-Hits: 0, 0", "Cache-Control: no-cache, stale\nCache-Tag: HIT",
        "X-Complete: true\nX-Offset: 0",
        "X-Pagination: {\"TotalCount\":2,\"PageSize\":10,\"CurrentPage\":1,\"TotalPages\":1,\"HasNext\":false}\nX-Pagination-Page-Count: 1",
        "Grpc-Status: 0\nX-Envoy-Degraded: false", "X-Kong-Upstream-Status: 200\nX-Upstream-Status: 304", "X-Total-Duration: 12\nX-Total-Bytes: 400",
        "X-Error: none\nX-Nextcloud-Well-Known: 1", "Server-Timing: total;dur=12, cdn-cache; desc=MISS\nX-Served-By: cache-fra-1",
        "Cache-Status: edge-cache; fwd=miss; stored\nX-Cache-Policy: stale-while-revalidate=60", "Content-Type: application/vnd.api+json\nStatus: 200 OK",
        "Server-Timing: fresh;dur=1, error;dur=0\nTus-Resumable: 1.0.0", "X-Cache: no-hit\nX-Cache-Hit-Count: 0", "X-Error: No Error\nX-Total-Queries: 3",
        "X-From: 491701234567\nX-Upstream-Status: 502, 200", "X-Data-Source: cache-miss\nX-Cache-Age: 0",
        "X-Cache: MISS from proxy.example\nX-Cache-Lookup: HIT from proxy.example:3128", "X-API-Calls-Remaining: 9\nX-Remaining: 5",
        "Link: <?a;rel>; title=\"rel, 'next'\"; rel=\"self\"",
        "Last-Modified: Sun, 29 Nov 2026 20:00:00 GMT\nContent-Language: en")]
    public void Look_HeaderThatSaysNoMore_IsAbsent(string headers) => ListText.Look(List, [.. headers.Split('\n'), "X-Request-Id: next"]).ShouldBe("");

    [Theory, Each(201, 202, 203, 206, 226)]
    public void Look_AnotherSuccessThan200_IsUnproven(int status) =>
        ListText.Look(List, (HttpStatusCode)status).ShouldBe($"it came with status {status} instead of 200");

    [Fact]
    public void LookNow_EntryOfAStaleList_IsUnproven()
    {
        using var list = ListText.Read(List, HttpStatusCode.OK, "Age: 60");

        list.Look("one").ShouldBeOfType<Sighting.Present>();
        list.LookNow("one").ShouldBeOfType<Sighting.Unproven>().Doubt.Reason.ShouldBe(Stale);
    }
}
