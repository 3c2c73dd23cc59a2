namespace MediaProviders.Sinch;

/// <summary>
/// Reads the relations of <c>Link</c> headers: RFC 8288, section 3. Quoted texts and targets are not skipped, because servers quote in many ways: it may find
/// too many relations, but never too few.
/// </summary>
internal static class LinkHeader
{
    /// <summary>True when a link leads to the next or the previous page, or to a last page that is not the first.</summary>
    public static bool LeadsToAnotherPage(string header)
    {
        var rest = header.AsSpan();
        ReadOnlySpan<char> target = [], first = [], last = [];
        while (true)
        {
            target = rest is ['<', ..] && rest.IndexOf('>') is > 0 and var end ? rest[..end] : target;
            var separator = rest.IndexOfAny(';', ',');
            if (separator < 0)
            {
                return !last.SequenceEqual(first) && last.Length > 0;
            }

            rest = rest[(separator + 1)..].TrimStart();
            var relation = RelationAt(rest);
            if (Names(relation, IsAnotherPage))
            {
                return true;
            }

            first = Names(relation, word => word.Equals("first", StringComparison.OrdinalIgnoreCase)) ? target : first;
            last = Names(relation, word => word.Equals("last", StringComparison.OrdinalIgnoreCase)) ? target : last;
        }
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

    // The value of a 'rel' parameter at the beginning of the text; empty for anything else.
    private static string RelationAt(ReadOnlySpan<char> text)
    {
        var equals = Math.Max(text.IndexOf('='), 0);
        var name = text[..equals].TrimEnd();
        var isExtended = name.Equals("rel*", StringComparison.OrdinalIgnoreCase);
        if (!isExtended && !name.Equals("rel", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var value = text[(equals + 1)..].TrimStart();
        var isQuoted = value is ['"' or '\'', ..];
        var end = isQuoted ? 1 : 0;
        while (end < value.Length && !(isQuoted ? value[end] == value[0] && value[end - 1] != '\\' : value[end] is ';' or ','))
        {
            end++;
        }

        var relations = value[..end].ToString().Replace("\\", "", StringComparison.Ordinal).Trim('"', '\'', ' ', '\t');
        return isExtended ? Uri.UnescapeDataString(relations[(relations.LastIndexOf('\'') + 1)..]) : relations;
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
