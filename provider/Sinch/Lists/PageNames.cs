using System.Buffers;
using System.Text;
using Sign = MediaProviders.Sinch.PageSigns.Sign;

namespace MediaProviders.Sinch;

/// <summary>The meaning of the names of members and headers, ignoring case and separators.</summary>
internal static class PageNames
{
    private const int Longest = 64;

    // Parts of names that always indicate another page.
    private static readonly SearchValues<string> MoreParts = SearchValues.Create(
        ["next", "cursor", "continuation", "continuetoken", "marker", "bookmark", "scrollid", "pagetoken", "pagingtoken", "paginationtoken", "resumption",
            "resumetoken", "truncat", "partial", "incomplete", "previous", "hasmore", "prevpage", "prevlink", "prevurl", "hasprev", "overflow", "pagingstate",
            "skiptoken", "unprocessed"],
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

    private static readonly SearchValues<byte> NamespaceEnds = SearchValues.Create(":.$@#/"u8);

    // Words at the beginning of a name that do not change its meaning.
    private static readonly string[] Beginnings = ["pagination", "paging", "is", "has", "any"];

    private static readonly Dictionary<string, Sign> Known = new (Sign Sign, string[] Names)[]
    {
        (Sign.More, ["after", "before", "more", "hasmore", "moreavailable", "moreresults", "moreitems", "morepages", "morerecords", "moredata", "moreentries",
            "moreelements", "moretocome", "morecoming", "ismore", "lastevaluatedkey", "lastkey", "searchafter", "pagestate", "limitreached", "limitexceeded",
            "capped", "clipped", "filtered", "range", "contentrange", "prev", "linksprev", "limited", "sampled", "cutoff", "omitted", "maxid", "sinceid",
            "continue", "older", "newer", "loadmore", "fetchmore", "moreurl", "morelink", "startkey", "exclusivestartkey", "maxreached"]),
        (Sign.Stale, ["stale", "stalesince", "outdated", "cached", "cachedat", "cachehit", "fromcache", "servedfromcache"]),

        // If a part of the service fails, its part of the list is missing.
        (Sign.Failure, ["timedout", "degraded", "unavailable", "unreachable", "terminatedearly", "grpcstatus", "throttled"]),
        (Sign.Success, ["success", "succeeded", "successful", "ok"]),
        (Sign.Status, ["status", "statuscode", "statustext", "httpstatus", "httpstatuscode", "code", "result", "resultcode", "responsecode", "retcode",
            "returncode", "ret", "outcome", "state", "source", "freshness", "consistency"]),
        (Sign.Message, ["message", "msg", "detail", "details", "description", "reason"]),
        (Sign.Pages, ["pages", "pagecount", "totalpages", "numpages", "numberofpages", "lastpage", "pagestotal", "pagescount", "maxpage",
            "nbpages", "batches", "chunks"]),
        (Sign.Total, ["total", "count", "totals", "found", "numfound", "recordstotal", "recordsfiltered", "allcount", "overallcount", "fullcount",
            "matched", "hits", "length", "cnt", "listsize", "resultsize"]),
        (Sign.Page, ["page", "currentpage", "pagenumber", "pageno", "pageindex", "pagenum", "startindex"]),
        (Sign.Limit, ["limit", "perpage", "pagesize", "pagelimit", "itemsperpage", "maxresults", "maxitems", "top", "max", "pagelength"]),
        (Sign.Offset, ["offset", "skip", "skipped", "start", "startat", "from"]),
        (Sign.Size, ["size"]),
        (Sign.Complete, ["complete", "whole", "last", "islastpage", "final", "exhausted", "isend", "eof", "done", "endoflist",
            "lastchunk", "lastbatch"]),
        (Sign.Remaining, ["remaining", "remainingcount", "left", "hiddencount", "skippedcount", "excludedcount", "omittedcount", "droppedcount"]),
    }.SelectMany(one => one.Names, (one, name) => (name, one.Sign)).ToDictionary(StringComparer.Ordinal);

    public static Sign OfMember(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[Longest];
        var word = Normalise(name, letters);
        return word.ContainsAny(Allowances) ? Sign.Allowance : Of(word);
    }

    /// <summary>The meaning of a header. Many headers are not about the list, so only unambiguous names count.</summary>
    public static Sign OfHeader(string name)
    {
        Span<char> letters = stackalloc char[Longest];
        Span<byte> bytes = stackalloc byte[Longest];
        if (name.Length > Longest || !Encoding.ASCII.TryGetBytes(name, bytes, out var length))
        {
            return Sign.Other;
        }

        var word = Normalise(bytes[..length], letters);
        word = word.StartsWith('x') ? word[1..] : word;
        if (word.StartsWith("nextjs") || word.StartsWith("nextcloud") || word.ContainsAny(Allowances))
        {
            return Sign.Other;
        }

        return word is "pagination" or "paging" or "pageinfo" ? Sign.More : Of(word) switch
        {
            Sign.Limit => word.StartsWith("pag") || word.EndsWith("perpage") ? Sign.Limit : Sign.Other,
            Sign.More => word is "after" or "before" ? Sign.Other : Sign.More,
            Sign.Total => word is "length" or "hits" or "found" || word.Contains("cache", StringComparison.Ordinal) ? Sign.Other : Sign.Total,
            var sign and (Sign.Offset or Sign.Complete) => sign,
            Sign.Other => word.Contains("cache", StringComparison.Ordinal) ? Sign.Other : OfLastWords(bytes[..length]),
            var sign => InHeader(sign, word),
        };
    }

    // Such headers start with the names of a vendor and of its component: X-Kong-Upstream-Status.
    private static Sign OfLastWords(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[Longest];
        while (name.IndexOf((byte)'-') is >= 0 and var end)
        {
            name = name[(end + 1)..];
            var word = Normalise(name, letters);
            if (Of(word) is not Sign.Other and var sign)
            {
                return InHeader(sign, word);
            }
        }

        return Sign.Other;
    }

    // The headers Warning and those of caches have their own format, which AnswerHead reads.
    private static Sign InHeader(Sign sign, ReadOnlySpan<char> word) => sign switch
    {
        Sign.Failure => word.StartsWith("warning") ? Sign.Other : sign,
        Sign.Stale => word.Contains("cache", StringComparison.Ordinal) ? Sign.Other : sign,
        Sign.Status => word.Contains("status", StringComparison.Ordinal) || word is "responsecode" or "source" or "freshness" ? sign : Sign.Other,
        Sign.Pages or Sign.Page => sign,
        _ => Sign.Other,
    };

    /// <summary>True when a member's name equals the word, ignoring case and separators.</summary>
    public static bool IsSpeltAs(ReadOnlySpan<byte> name, string word)
    {
        Span<char> letters = stackalloc char[Longest];
        return Normalise(name, letters).SequenceEqual(word);
    }

    private static Sign Of(ReadOnlySpan<char> word) =>
        word.ContainsAny(MoreParts) || (word.Contains("additional", StringComparison.Ordinal) && word.ContainsAny(Things)) ? Sign.More
        : Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sign) ? sign
        : SaysTrouble(word) ? Sign.Failure
        : word.EndsWith("totalpages") ? Sign.Pages
        : word.Contains("remaining", StringComparison.Ordinal) && word.ContainsAny(Things) ? Sign.Remaining
        : IsTotal(word) ? Sign.Total
        : Shorten(word) is { IsEmpty: false } rest ? Of(rest)
        : Sign.Other;

    private static bool IsTotal(ReadOnlySpan<char> word) =>
        (word.StartsWith("total") && !word.ContainsAny(Measures))
        || word.EndsWith("total") || word.EndsWith("totalcount") || word.EndsWith("odatacount")
        || ((word.EndsWith("count") || word.StartsWith("num") || word.StartsWith("nb") || word.StartsWith("nrof")) && word.ContainsAny(Things));

    private static bool SaysTrouble(ReadOnlySpan<char> word)
    {
        foreach (var trouble in Troubles)
        {
            if (word.StartsWith(trouble) && IsOneOf(TroubleEnds, word[trouble.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var one in words)
        {
            if (word.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> word)
    {
        foreach (var beginning in Beginnings)
        {
            if (word.StartsWith(beginning))
            {
                return word[beginning.Length..];
            }
        }

        return [];
    }

    // A namespace in front of a name is ignored: hydra:totalItems, @odata.count, openSearch$totalResults.
    private static ReadOnlySpan<char> Normalise(ReadOnlySpan<byte> name, Span<char> letters)
    {
        name = name[(name.LastIndexOfAny(NamespaceEnds) + 1)..];
        var length = 0;
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit((char)character))
            {
                letters[length++] = char.ToLowerInvariant((char)character);
            }

            if (length == letters.Length)
            {
                break;
            }
        }

        return letters[..length];
    }
}
