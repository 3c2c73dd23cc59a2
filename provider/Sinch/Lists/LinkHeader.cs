namespace MediaProviders.Sinch;

/// <summary>Reads the relations of <c>Link</c> headers: RFC 8288, section 3. In a malformed header it may find too many relations, but never too few.</summary>
internal static class LinkHeader
{
    /// <summary>True when a link leads to the next or the previous page, or to a last page that is not the first.</summary>
    public static bool LeadsToAnotherPage(string header)
    {
        var rest = header.AsSpan();
        ReadOnlySpan<char> target = [], first = [], last = [];
        while (rest.Length > 0)
        {
            if (rest[0] == '<' && rest.IndexOf('>') is var end and > 0)
            {
                target = rest[..end];
                rest = rest[(end + 1)..];
            }

            var separator = rest.IndexOfAny(';', ',');
            if (separator < 0)
            {
                break;
            }

            var isNext = rest[separator] == ',';
            rest = rest[(separator + 1)..].TrimStart();
            if (isNext && rest.StartsWith('<'))
            {
                continue;
            }

            var relation = ReadRelation(ref rest);
            if (Names(relation, IsAnotherPage))
            {
                return true;
            }

            first = Names(relation, word => word.Equals("first", StringComparison.OrdinalIgnoreCase)) ? target : first;
            last = Names(relation, word => word.Equals("last", StringComparison.OrdinalIgnoreCase)) ? target : last;
        }

        return !last.SequenceEqual(first) && last.Length > 0;
    }

    /// <summary>True when a space-separated list of relation types contains one for another page.</summary>
    public static bool NamesAnotherPage(ReadOnlySpan<byte> relations)
    {
        Span<char> text = stackalloc char[128];
        return relations.Length <= text.Length && System.Text.Ascii.ToUtf16(relations, text, out var length) == System.Buffers.OperationStatus.Done
            && Names(text[..length], IsAnotherPage);
    }

    private static bool Names(ReadOnlySpan<char> relations, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        foreach (var range in relations.SplitAny(" \t,"))
        {
            if (isWanted(relations[range]))
            {
                return true;
            }
        }

        return false;
    }

    // The value of the 'rel' parameter at the beginning of the rest; quoted values are skipped as a whole, because they may contain separators.
    private static ReadOnlySpan<char> ReadRelation(ref ReadOnlySpan<char> rest)
    {
        var nameEnd = rest.IndexOfAny("=;,");
        if (nameEnd < 0 || rest[nameEnd] != '=')
        {
            return [];
        }

        var name = rest[..nameEnd].TrimEnd();
        var value = rest[(nameEnd + 1)..].TrimStart();
        var length = value.IndexOfAny(";,");
        if (value.Length > 0 && value[0] is '"' or '\'')
        {
            length = value[1..].IndexOf(value[0]);
            value = value[1..];
        }

        length = length < 0 ? value.Length : length;
        rest = value[length..];
        value = value[..length].Trim();
        return name.Equals("rel", StringComparison.OrdinalIgnoreCase) ? value
            : name.Equals("rel*", StringComparison.OrdinalIgnoreCase) ? value[(value.LastIndexOf('\'') + 1)..]
            : [];
    }

    // A relation that is not registered is a URI, or a word of the service: only its last part is compared.
    private static bool IsAnotherPage(ReadOnlySpan<char> relation)
    {
        Span<char> letters = stackalloc char[16];
        relation = relation[(relation.LastIndexOfAny('/', '#', ':') + 1)..];
        ReadOnlySpan<char> word = letters[..relation[..Math.Min(relation.Length, letters.Length)].ToLowerInvariant(letters)];
        return word.StartsWith("next") || word.StartsWith("previous") || word.StartsWith("prev-") || word.StartsWith("prevpage")
            || word is "prev" or "more" or "older" or "newer";
    }
}
