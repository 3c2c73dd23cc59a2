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
        ["next", "cursor", "continu", "marker", "bookmark", "scrollid", "pagetoken", "pagingtoken", "paginationtoken", "resum", "truncat", "partial",
            "incomplete", "previous", "hasmore", "prevpage", "hasprev", "additional", "overflow", "pagingstate"],
        StringComparison.Ordinal);

    // Words for the elements of a list: together with a word for counting, they mean a total.
    private static readonly SearchValues<string> Things = SearchValues.Create(
        ["entr", "item", "element", "record", "row", "result", "provider", "object", "document", "hit"], StringComparison.Ordinal);

    private static readonly Dictionary<string, Sign> Known = new (Sign Sign, string[] Names)[]
    {
        (Sign.More, ["after", "before", "more", "hasmore", "moreavailable", "moreresults", "moreitems", "morepages", "morerecords", "moredata", "moreentries",
            "moreelements", "moretocome", "morecoming", "ismore", "lastevaluatedkey", "lastkey", "searchafter", "pagestate", "limitreached", "limitexceeded",
            "capped", "clipped", "filtered", "range", "contentrange", "prev", "linksprev", "limited", "sampled", "cutoff", "omitted", "maxid", "sinceid",
            "stale", "isstale", "outdated", "cached", "iscached", "fromcache"]),

        // If a part of the service fails, its part of the list is missing.
        (Sign.Failure, ["error", "errors", "errorcode", "failed", "failure", "failures", "timedout", "degraded", "warning", "warnings", "exception", "fault",
            "unavailable"]),
        (Sign.Success, ["success", "succeeded", "successful", "issuccess", "ok"]),
        (Sign.Status, ["status", "statuscode", "httpstatus", "code", "result", "outcome"]),
        (Sign.Pages, ["pages", "pagecount", "totalpages", "numpages", "numberofpages", "lastpage", "pagestotal", "pagescount", "maxpage",
            "nbpages"]),
        (Sign.Total, ["total", "count", "totals", "found", "numfound", "recordstotal", "recordsfiltered", "allcount", "overallcount", "hits", "length"]),
        (Sign.Page, ["page", "currentpage", "pagenumber", "pageno", "pageindex", "pagenum", "startindex"]),
        (Sign.Limit, ["limit", "perpage", "pagesize", "pagelimit", "itemsperpage", "maxresults", "maxitems", "top", "max", "pagelength"]),
        (Sign.Offset, ["offset", "skip", "skipped", "start", "startat", "from"]),
        (Sign.Size, ["size"]),
        (Sign.Complete, ["complete", "iscomplete", "iswhole", "last", "islast", "islastpage", "final", "isfinal", "exhausted", "isend", "end", "eof", "done"]),
        (Sign.Remaining, ["remaining", "remainingcount", "remainingitemcount", "left"]),
    }.SelectMany(one => one.Names, (one, name) => (name, one.Sign)).ToDictionary(StringComparer.Ordinal);

    public static Sign OfMember(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[Longest];
        return Of(Normalise(name, letters));
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
        if (word.StartsWith("nextjs") || word.Contains("ratelimit", StringComparison.Ordinal))
        {
            return Sign.Other;
        }

        return word is "pagination" or "paging" or "pageinfo" ? Sign.More : Of(word) switch
        {
            Sign.Limit => word is "perpage" or "pagesize" or "itemsperpage" ? Sign.Limit : Sign.Other,
            Sign.More => word is "after" or "before" ? Sign.Other : Sign.More,
            Sign.Total => word is "length" or "hits" or "found" ? Sign.Other : Sign.Total,
            Sign.Failure => word.StartsWith("warning") ? Sign.Other : Sign.Failure,
            var sign and (Sign.Pages or Sign.Page or Sign.Offset or Sign.Complete) => sign,
            _ => Sign.Other,
        };
    }

    /// <summary>True when a member's name equals the word, ignoring case and separators.</summary>
    public static bool IsSpeltAs(ReadOnlySpan<byte> name, string word)
    {
        Span<char> letters = stackalloc char[Longest];
        return Normalise(name, letters).SequenceEqual(word);
    }

    private static Sign Of(ReadOnlySpan<char> word) =>
        word.ContainsAny(MoreParts) ? Sign.More
        : Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sign) ? sign
        : word.EndsWith("totalpages") ? Sign.Pages
        : IsTotal(word) ? Sign.Total
        : Sign.Other;

    private static bool IsTotal(ReadOnlySpan<char> word) =>
        (word.StartsWith("total") && !word.Contains("time", StringComparison.Ordinal))
        || word.EndsWith("total") || word.EndsWith("totalcount") || word.EndsWith("odatacount")
        || ((word.EndsWith("count") || word.StartsWith("num") || word.StartsWith("nb")) && word.ContainsAny(Things));

    private static ReadOnlySpan<char> Normalise(ReadOnlySpan<byte> name, Span<char> letters)
    {
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
