namespace MediaProviders.LocalEngine.Programs;

/// <summary>Reads <c>${name.path}</c> in text: one reference alone keeps its type, several with text between become text. <c>$$</c> stands for <c>$</c>, wherever it is.</summary>
internal static class ReferenceText
{
    public static Expression Parse(string text)
    {
        var parts = new List<Expression>();
        var plain = new StringBuilder();
        var i = 0;
        while (i < text.Length)
        {
            if (text.AsSpan(i).StartsWith("$$", StringComparison.Ordinal))
            {
                plain.Append('$');
                i += 2;
            }
            else if (text.AsSpan(i).StartsWith("${", StringComparison.Ordinal))
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                {
                    throw new InvalidDataException("Reading the program: a text has a '${' without its '}'. Write '$${' for the characters themselves.");
                }

                AddPlain(parts, plain);
                parts.Add(ParseReference(text[(i + 2)..end]));
                i = end + 1;
            }
            else
            {
                plain.Append(text[i++]);
            }
        }

        if (parts.Count == 1 && plain.Length == 0)
        {
            return parts[0];
        }

        AddPlain(parts, plain);
        return parts is [LiteralExpression only] ? only : parts.Count == 0 ? new LiteralExpression(new TextValue(string.Empty)) : new InterpolationExpression(parts);
    }

    private static ReferenceExpression ParseReference(string reference)
    {
        var elements = PropertyPath.Parse(reference.Trim());
        return elements.Count == 0
            ? throw new InvalidDataException("Reading the program: '${}' names nothing. Write '${resource.property}'.")
            : new ReferenceExpression(elements[0], [.. elements.Skip(1)]);
    }

    private static void AddPlain(List<Expression> parts, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            parts.Add(new LiteralExpression(new TextValue(plain.ToString())));
            plain.Clear();
        }
    }
}
