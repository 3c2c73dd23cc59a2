using System.Text;

namespace MediaProviders.Sinch.Lists;

/// <summary>Tells what a name means, whatever its letters' case and its separators.</summary>
internal static class PageNames
{
    private const int Longest = 64;

    private static readonly string[] More =
        ["after", "before", "more", "hasmore", "moreavailable", "moreresults", "moreitems", "morepages", "morerecords", "moredata", "moreentries",
            "moreelements", "resume", "lastevaluatedkey"];

    private static readonly string[] MoreParts = ["next", "cursor", "continu", "marker", "bookmark", "scrollid", "pagetoken", "truncat", "partial",
        "incomplete", "previous", "hasmore", "prevpage", "hasprev"];

    private static readonly string[] Complete = [
        "complete", "iscomplete", "iswhole", "last", "islast", "islastpage", "final", "isfinal", "exhausted", "isend", "end", "eof", "done"];

    private static readonly string[] Totals =
    [
        "total", "count", "totals", "found", "numfound", "recordstotal", "recordsfiltered", "itemcount", "resultcount", "recordcount", "entrycount",
        "providercount", "providerscount",
        "itemscount", "resultscount", "elementcount", "rowcount", "allcount", "overallcount", "hits", "numberofelements", "numberofproviders", "length",
    ];

    private static readonly string[] Pages = [
        "pages", "pagecount", "totalpages", "numpages", "numberofpages", "lastpage", "pagestotal", "pagescount", "maxpage"];

    private static readonly string[] Page = ["page", "currentpage", "pagenumber", "pageno", "pageindex", "pagenum", "startindex"];

    private static readonly string[] Limits = [
        "limit", "perpage", "pagesize", "pagelimit", "itemsperpage", "maxresults", "maxitems", "top", "max", "pagelength"];

    private static readonly string[] Offsets = ["offset", "skip", "skipped", "start", "startat", "from"];

    /// <summary>Of a member of the answer.</summary>
    public static PageSign OfMember(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[Longest];
        return Of(Normalise(name, letters));
    }

    /// <summary>Of a header. Headers that are not about the list are many, so only names that can hardly mean anything else count.</summary>
    public static PageSign OfHeader(string name)
    {
        Span<char> letters = stackalloc char[Longest];
        Span<byte> bytes = stackalloc byte[Longest];
        if (name.Length > Longest || !Encoding.ASCII.TryGetBytes(name, bytes, out var length))
        {
            return PageSign.Other;
        }

        var word = Normalise(bytes[..length], letters);
        if (word.StartsWith('x'))
        {
            word = word[1..];
        }

        if (word.StartsWith("nextjs") || word.Contains("ratelimit", StringComparison.Ordinal))
        {
            return PageSign.Other;
        }

        var sign = Of(word);
        return sign switch
        {
            PageSign.More => IsOneOf(word, ["after", "before"]) ? PageSign.Other : sign,
            PageSign.Pages or PageSign.Page => sign,
            PageSign.Total => IsOneOf(word, ["length", "hits", "found"]) ? PageSign.Other : sign,
            _ => word.EndsWith("total") || word.EndsWith("totalpages") ? (word.EndsWith("total") ? PageSign.Total : PageSign.Pages) : PageSign.Other,
        };
    }

    /// <summary>True when a member's name is that word but for the case of its letters and its separators.</summary>
    public static bool IsSpeltAs(ReadOnlySpan<byte> name, string word)
    {
        Span<char> letters = stackalloc char[Longest];
        return Normalise(name, letters).SequenceEqual(word);
    }

    private static PageSign Of(ReadOnlySpan<char> word)
    {
        if (IsOneOf(word, More) || HasOneOf(word, MoreParts) || IsOneOf(word, ["prev", "linksprev"]))
        {
            return PageSign.More;
        }

        if (IsOneOf(word, Pages) || word.EndsWith("totalpages"))
        {
            return PageSign.Pages;
        }

        if (IsOneOf(word, Totals) || (word.StartsWith("total") && !word.Contains("time", StringComparison.Ordinal)) || word.EndsWith("totalcount")
            || word.EndsWith("odatacount"))
        {
            return PageSign.Total;
        }

        return IsOneOf(word, Page) ? PageSign.Page
            : IsOneOf(word, Limits) ? PageSign.Limit
            : IsOneOf(word, Offsets) ? PageSign.Offset
            : word.SequenceEqual("size") ? PageSign.Size
            : IsOneOf(word, Complete) ? PageSign.Complete
            : IsOneOf(word, ["remaining", "remainingcount", "remainingitemcount", "left"]) ? PageSign.Remaining
            : PageSign.Other;
    }

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

    private static bool IsOneOf(ReadOnlySpan<char> word, ReadOnlySpan<string> words)
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

    private static bool HasOneOf(ReadOnlySpan<char> word, ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (word.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
