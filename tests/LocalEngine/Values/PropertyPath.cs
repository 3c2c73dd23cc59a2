namespace MediaProviders.LocalEngine.Values;

/// <summary>A path into properties as Pulumi writes it: <c>a.b</c>, <c>a[0].b</c>, <c>a["key.with.dots"]</c>, and <c>*</c> for any key or index.</summary>
internal static class PropertyPath
{
    public static IReadOnlyList<string> Parse(string path)
    {
        var elements = new List<string>();
        var name = new StringBuilder();
        var i = 0;
        while (i < path.Length)
        {
            if (path[i] is not ('.' or '['))
            {
                name.Append(path[i++]);
                continue;
            }

            AddName(elements, name);
            i = path[i] == '[' ? ReadBracket(path, i + 1, elements) : i + 1;
        }

        AddName(elements, name);
        return elements;
    }

    /// <summary>The value at a path, secret when anything on the way was; null when there is nothing.</summary>
    public static Value? Get(Value? value, IEnumerable<string> path)
    {
        var secret = false;
        foreach (var element in path)
        {
            (value, var marked) = Open(value);
            secret |= marked;
            if (value is UnknownValue)
            {
                break;
            }

            value = value switch
            {
                ObjectValue map => map[element],
                ListValue list when int.TryParse(element, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Items.Count =>
                    list.Items[index],
                _ => null,
            };
        }

        return value is not null && secret ? SecretValue.Of(value) : value;
    }

    /// <summary>
    /// Takes what stands at a path in one value over into another; what is absent there becomes absent here. Paths that do not exist in either change nothing.
    /// </summary>
    public static Value? Copy(Value? target, Value? source, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return source;
        }

        var (opened, secret) = Open(target);
        if (opened is not ObjectValue map)
        {
            return target;
        }

        var origin = Open(source).Value as ObjectValue;
        var result = map;
        foreach (var key in path[0] == "*" ? map.Entries.Keys.Union(origin?.Entries.Keys ?? [], StringComparer.Ordinal).ToArray() : [path[0]])
        {
            result = result.With(key, Copy(map[key], origin?[key], path[1..]));
        }

        return secret ? SecretValue.Of(result) : result;
    }

    /// <summary>True when one path lies at or under the other: <c>config</c> contains <c>config.basic.password</c>.</summary>
    public static bool Contains(IReadOnlyList<string> outer, IReadOnlyList<string> inner) =>
        outer.Count <= inner.Count && !outer.Where((element, index) => element != "*" && element != inner[index]).Any();

    private static (Value? Value, bool Secret) Open(Value? value) => value is SecretValue secret ? (secret.Inner, true) : (value, false);

    private static int ReadBracket(string path, int start, List<string> elements)
    {
        if (start < path.Length && path[start] == '"')
        {
            var key = new StringBuilder();
            var i = start + 1;
            while (i < path.Length && path[i] != '"')
            {
                i += path[i] == '\\' && i + 1 < path.Length ? 1 : 0;
                key.Append(path[i++]);
            }

            elements.Add(key.ToString());
            return Math.Min(i + 2, path.Length);
        }

        var end = path.IndexOf(']', start);
        end = end < 0 ? path.Length : end;
        elements.Add(path[start..end]);
        return Math.Min(end + 1, path.Length);
    }

    private static void AddName(List<string> elements, StringBuilder name)
    {
        if (name.Length > 0)
        {
            elements.Add(name.ToString());
            name.Clear();
        }
    }
}
