using System.Text;
using Sign = MediaProviders.Sinch.Lists.PageSigns.Sign;
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

    public static Sign OfMember(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[Longest];
        return Of(Normalise(name, letters));
    }

    /// <summary>Of a header. Headers that are not about the list are many, so only names that can hardly mean anything else count.</summary>
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

        return Of(word) switch
        {
            Sign.More => IsOneOf(word, ["after", "before"]) ? Sign.Other : Sign.More,
            Sign.Total => IsOneOf(word, ["length", "hits", "found"]) ? Sign.Other : Sign.Total,
            var sign and (Sign.Pages or Sign.Page) => sign,
            _ => word.EndsWith("total") ? Sign.Total : word.EndsWith("totalpages") ? Sign.Pages : Sign.Other,
        };
    }

    /// <summary>True when a member's name is that word but for the case of its letters and its separators.</summary>
    public static bool IsSpeltAs(ReadOnlySpan<byte> name, string word)
    {
        Span<char> letters = stackalloc char[Longest];
        return Normalise(name, letters).SequenceEqual(word);
    }

    private static Sign Of(ReadOnlySpan<char> word) =>
        IsOneOf(word, More) || HasOneOf(word, MoreParts) || IsOneOf(word, ["prev", "linksprev"]) ? Sign.More
        : IsOneOf(word, Pages) || word.EndsWith("totalpages") ? Sign.Pages
        : IsOneOf(word, Totals) || IsTotal(word) ? Sign.Total
        : IsOneOf(word, Page) ? Sign.Page
        : IsOneOf(word, Limits) ? Sign.Limit
        : IsOneOf(word, Offsets) ? Sign.Offset
        : word.SequenceEqual("size") ? Sign.Size
        : IsOneOf(word, Complete) ? Sign.Complete
        : IsOneOf(word, ["remaining", "remainingcount", "remainingitemcount", "left"]) ? Sign.Remaining
        : Sign.Other;

    private static bool IsTotal(ReadOnlySpan<char> word) =>
        (word.StartsWith("total") && !word.Contains("time", StringComparison.Ordinal)) || word.EndsWith("totalcount") || word.EndsWith("odatacount");

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
