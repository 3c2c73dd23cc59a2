using System.Buffers;
using Sign = MediaProviders.Sinch.PageSign;

namespace MediaProviders.Sinch;

/// <summary>What the name of a member or a header says about the question whether the list is complete and current, ignoring case and separators.</summary>
internal static class PageNames
{
    private const int Longest = 64;

    // Parts of names that always indicate another page.
    private static readonly SearchValues<string> MoreParts = SearchValues.Create(
        ["next", "continuation", "continuetoken", "resumption", "truncat", "hasmore", "overflow"],
        StringComparison.Ordinal);

    // The same for a place in the list, which may also be the one that was asked for, and for a part that failed.
    private static readonly SearchValues<string> PlaceParts = SearchValues.Create(
        ["cursor", "marker", "bookmark", "scrollid", "pagetoken", "pagingtoken", "paginationtoken", "resumetoken", "previous", "prevpage", "prevlink",
            "prevurl", "hasprev", "pagingstate", "skiptoken", "partial", "incomplete", "unprocessed"],
        StringComparison.Ordinal);

    // Words for the elements of a list: together with a word for counting, they mean a total.
    private static readonly SearchValues<string> Things = SearchValues.Create(
        ["entr", "item", "element", "record", "row", "result", "provider", "object", "doc", "hit", "resource", "match"], StringComparison.Ordinal);

    // Together with 'total', these are about something else.
    private static readonly SearchValues<string> Measures = SearchValues.Create(
        ["time", "duration", "latency", "second", "byte", "cost", "quer", "memory", "attempt", "retries", "token"], StringComparison.Ordinal);

    // The limits of a gateway for its callers have totals and remainders too.
    private static readonly SearchValues<string> Allowances = SearchValues.Create(["ratelimit", "quota", "throttlestatus"], StringComparison.Ordinal);

    // Words for a failure, and what may follow them in a name: errorCount, failed_items.
    private static readonly string[] Troubles = ["error", "err", "failed", "failure", "fault", "exception", "warning", "problem"];

    private static readonly string[] TroubleEnds =
        ["", "s", "es", "code", "codes", "no", "count", "message", "messages", "msg", "type", "detail", "details", "text",
            "description", "reason", "list", "regions", "items", "entries", "shards"];

    // Words at the beginning of a name that do not change its meaning.
    private static readonly string[] Beginnings = ["pagination", "paging", "is", "has", "any"];

    private static readonly Dictionary<string, Sign> Known = new (Sign Sign, string[] Names)[]
    {
        // Another page, or a flag that there is one.
        (Sign.More, ["more", "hasmore", "moreavailable", "moreresults", "moreitems", "morepages", "morerecords", "moredata", "moreentries",
            "moreelements", "moretocome", "morecoming", "ismore", "lastevaluatedkey", "lastkey", "limitreached", "limitexceeded", "capped", "clipped", "cutoff",
            "omitted", "continue", "older", "loadmore", "fetchmore", "moreurl", "morelink", "maxreached"]),
        (Sign.Place, ["after", "before", "searchafter", "pagestate", "filtered", "range", "contentrange", "prev", "linksprev", "limited", "sampled", "maxid",
            "sinceid", "newer", "startkey", "exclusivestartkey"]),

        // That the list is not current.
        (Sign.Stale, ["stale", "stalesince", "outdated", "cached", "cachedat", "cachehit", "fromcache", "servedfromcache"]),

        // What failed, or how much. If a part of the service fails, its part of the list is missing.
        (Sign.Failure, ["timedout", "degraded", "unavailable", "unreachable", "terminatedearly", "grpcstatus", "throttled",
            .. Troubles.SelectMany(_ => TroubleEnds, string.Concat)]),

        // Whether it went well; how it went or where it comes from, as a word or as a status of HTTP; and what it says about how it went.
        (Sign.Success, ["success", "succeeded", "successful", "ok"]),
        (Sign.Status, ["status", "statuscode", "statustext", "httpstatus", "httpstatuscode", "code", "result", "resultcode", "responsecode", "retcode",
            "returncode", "ret", "outcome", "state", "source", "freshness", "consistency"]),
        (Sign.Message, ["message", "msg", "detail", "details", "description", "reason"]),

        // How many entries there are, in all or on this page, how many a page holds at most, or either of them.
        (Sign.Total, ["total", "totals", "found", "numfound", "recordstotal", "recordsfiltered", "allcount", "overallcount", "fullcount", "matched", "hits"]),
        (Sign.Count, ["count", "length", "cnt", "listsize", "resultsize"]),
        (Sign.Limit, ["limit", "perpage", "pagesize", "pagelimit", "itemsperpage", "maxresults", "maxitems", "top", "max", "pagelength"]),
        (Sign.Size, ["size"]),

        // How many pages there are, the number of this one, or that of its first entry.
        (Sign.Pages, ["pages", "pagecount", "totalpages", "numpages", "numberofpages", "lastpage", "pagestotal", "pagescount", "maxpage", "nbpages",
            "batches", "chunks"]),
        (Sign.Page, ["page", "currentpage", "pagenumber", "pageno", "pageindex", "pagenum", "startindex"]),
        (Sign.Offset, ["offset", "skip", "skipped", "start", "startat", "from"]),

        // Whether this is all, or how many pages there are; and how many entries follow.
        (Sign.Complete, ["complete", "whole", "last", "islastpage", "final", "exhausted", "isend", "eof", "done", "endoflist", "listcomplete",
            "lastchunk", "lastbatch"]),
        (Sign.Remaining, ["remaining", "remainingcount", "left", "hiddencount", "skippedcount", "excludedcount", "omittedcount", "droppedcount"]),
    }.SelectMany(one => one.Names, (one, name) => (name, one.Sign)).ToDictionary(StringComparer.Ordinal);

    public static Sign OfMember(string name)
    {
        var word = Normalise(name);
        return word is "rel" or "relation" ? Sign.Relation : HasAny(word, Allowances) ? Sign.Allowance : Of(word);
    }

    /// <summary>The meaning of a header. Many headers are not about the list, so only unambiguous names count.</summary>
    public static Sign OfHeader(string name)
    {
        var word = Normalise(name);
        word = word.StartsWith('x') ? word[1..] : word;
        if (name.Length > Longest || Begins(word, "nextjs") || Begins(word, "nextcloud") || HasAny(word, Allowances))
        {
            return Sign.Other;
        }

        var (sign, isWhole) = (word is "pagination" or "paging" or "pageinfo" ? Sign.More : Of(word), true);

        // Some headers start with the names of a vendor and of its component: X-Kong-Upstream-Status.
        while (sign == Sign.Other && !(isWhole && Has(word, "cache")) && name.Split('-', 2) is [_, var end])
        {
            (name, word, isWhole) = (end, Normalise(end), false);
            sign = Of(word);
        }

        return CountsInHeader(sign, word, isWhole) ? sign : Sign.Other;
    }

    /// <summary>True when a member's name equals the word, ignoring case and separators.</summary>
    public static bool IsSpeltAs(string name, string word) => Normalise(name) == word;

    // The headers Warning and those of caches have their own format, which ResponseHead reads.
    private static bool CountsInHeader(Sign sign, string word, bool isWhole) => sign switch
    {
        Sign.Failure => !Begins(word, "warning"),
        Sign.Stale => !Has(word, "cache"),
        Sign.Status => Has(word, "status") || word is "responsecode" or "source" or "freshness",
        Sign.Pages or Sign.Page => true,
        Sign.Offset or Sign.Complete => isWhole,
        Sign.Limit => isWhole && (Begins(word, "pag") || Ends(word, "perpage")),
        Sign.More or Sign.Place => isWhole && word is not ("after" or "before"),
        Sign.Remaining => isWhole && HasAny(word, Things),
        Sign.Total or Sign.Count => isWhole && word is not ("length" or "hits" or "found") && !Has(word, "cache"),
        _ => false,
    };

    private static Sign Of(string word) =>
        HasAny(word, MoreParts) || (Has(word, "additional") && HasAny(word, Things)) ? Sign.More
        : HasAny(word, PlaceParts) ? Sign.Place
        : Known.TryGetValue(word, out var sign) ? sign
        : Ends(word, "totalpages") ? Sign.Pages
        : Has(word, "remaining") && HasAny(word, Things) ? Sign.Remaining
        : IsTotal(word) ? Sign.Total
        : (Ends(word, "count") || Begins(word, "num") || Begins(word, "nb") || Begins(word, "nrof")) && HasAny(word, Things) ? Sign.Count
        : Array.Find(Beginnings, beginning => Begins(word, beginning)) is { } one && word.Length > one.Length ? Of(word[one.Length..])
        : Sign.Other;

    private static bool IsTotal(string word) =>
        (Begins(word, "total") && !HasAny(word, Measures))
        || Ends(word, "total") || Ends(word, "totalcount") || Ends(word, "odatacount");

    private static bool Begins(string word, string part) => word.StartsWith(part, StringComparison.Ordinal);

    private static bool Ends(string word, string part) => word.EndsWith(part, StringComparison.Ordinal);

    private static bool Has(string word, string part) => word.Contains(part, StringComparison.Ordinal);

    private static bool HasAny(string word, SearchValues<string> parts) => word.AsSpan().ContainsAny(parts);

    // A namespace in front of a name is ignored: hydra:totalItems, @odata.count, openSearch$totalResults.
    private static string Normalise(string name) => string.Concat(
        name[(name.LastIndexOfAny([':', '.', '$', '@', '#', '/']) + 1)..].Where(char.IsAsciiLetterOrDigit).Take(Longest)).ToLowerInvariant();
}

internal enum PageSign
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The relation of a link: a text, or several in an array.</summary>
    Relation,

    /// <summary>How many calls are allowed: nothing in it is about the list.</summary>
    Allowance,

    /// <summary>A place in the list, perhaps the one that was asked for, or a part that failed: nothing in it does not say that this is all.</summary>
    Place,

    /// <summary>How many entries there are, perhaps only on this page: a number that is right does not say that these are all.</summary>
    Count,

    More, Remaining, Complete, Total, Pages, Page, Limit, Size, Offset, Failure, Success, Status, Message, Stale,
}
