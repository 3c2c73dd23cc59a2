namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>
/// As much of HPACK (RFC 7541) as a client needs that refuses the dynamic table: literals without indexing out, the static table and
/// literals in.
/// </summary>
internal static class Hpack
{
    // RFC 7541, appendix A: name=value, a name alone where the value is empty.
    private static readonly string[] StaticTable =
        (":authority|:method=GET|:method=POST|:path=/|:path=/index.html|:scheme=http|:scheme=https|:status=200|:status=204|:status=206|"
        + ":status=304|:status=400|:status=404|:status=500|accept-charset|accept-encoding=gzip, deflate|accept-language|accept-ranges|accept|"
        + "access-control-allow-origin|age|allow|authorization|cache-control|content-disposition|content-encoding|content-language|"
        + "content-length|content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host|if-match|if-modified-since|"
        + "if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards|proxy-authenticate|proxy-authorization|range|"
        + "referer|refresh|retry-after|server|set-cookie|strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate").Split('|');

    public static byte[] Encode(IEnumerable<(string Name, string Value)> fields)
    {
        using var block = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            block.WriteByte(0);
            WriteText(block, name);
            WriteText(block, value);
        }

        return block.ToArray();
    }

    public static List<(string Name, string Value)> Decode(ReadOnlySpan<byte> block)
    {
        var fields = new List<(string, string)>();
        while (!block.IsEmpty)
        {
            var first = block[0];
            if (first >= 0x80)
            {
                fields.Add(Indexed(ReadInteger(ref block, 7)));
            }
            else if ((first & 0xE0) == 0x20)
            {
                ReadInteger(ref block, 5).ShouldBe(0, "the client allows no dynamic table");
            }
            else
            {
                var index = ReadInteger(ref block, (first & 0xC0) == 0x40 ? 6 : 4);
                var name = index == 0 ? ReadText(ref block) : Indexed(index).Name;
                fields.Add((name, ReadText(ref block)));
            }
        }

        return fields;
    }

    private static (string Name, string Value) Indexed(int index)
    {
        var parts = StaticTable[index - 1].Split('=');
        return (parts[0], parts.Length > 1 ? parts[1] : string.Empty);
    }

    private static void WriteText(Stream block, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < 127)
        {
            block.WriteByte((byte)bytes.Length);
        }
        else
        {
            block.WriteByte(127);
            var rest = bytes.Length - 127;
            for (; rest >= 128; rest >>= 7)
            {
                block.WriteByte((byte)(rest | 0x80));
            }

            block.WriteByte((byte)rest);
        }

        block.Write(bytes);
    }

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        (block[0] & 0x80).ShouldBe(0, "the server is not expected to use Huffman coding");
        var length = ReadInteger(ref block, 7);
        var text = Encoding.UTF8.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        var mask = (1 << prefixBits) - 1;
        var value = block[0] & mask;
        block = block[1..];
        if (value < mask)
        {
            return value;
        }

        byte next;
        var shift = 0;
        do
        {
            next = block[0];
            block = block[1..];
            value += (next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        return value;
    }
}
