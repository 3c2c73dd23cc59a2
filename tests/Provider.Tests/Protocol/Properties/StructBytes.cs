using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

/// <summary>Writes protobuf by hand, well formed or not.</summary>
internal static class StructBytes
{
    public static byte[] Varint(ulong value)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteUInt64(value);
        }

        return stream.ToArray();
    }

    public static byte[] Tag(int field, int wireType) => Varint((ulong)((field << 3) | wireType));

    /// <summary>A field of wire type 2 with that content.</summary>
    public static byte[] Field(int field, params byte[][] content)
    {
        byte[] all = [.. content.SelectMany(c => c)];
        return [.. Tag(field, 2), .. Varint((ulong)all.Length), .. all];
    }

    public static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    /// <summary>A member of a Struct whose Value has that content.</summary>
    public static byte[] Member(string name, params byte[][] value) => Field(1, Text(1, name), Field(2, value));

    /// <summary>A Struct that holds a Struct that holds a Struct, so many levels below the top.</summary>
    public static byte[] Nested(int levels) =>
        Nested(levels, inner => Before(inner, Tag(5, 2), Tag(1, 2), [.. Text(1, "in"), .. Tag(2, 2)]));

    /// <summary>A list that holds a list that holds a list, so many levels below the top.</summary>
    public static byte[] NestedLists(int levels) => Nested(levels, inner => Before(inner, Tag(6, 2), Tag(1, 2)));

    public static Struct Of(params byte[][] parts) => Struct.Parser.ParseFrom([.. parts.SelectMany(p => p)]);

    // A nested message only adds bytes in front of what it holds; so each level is made of its length alone.
    private static byte[] Nested(int levels, Func<int, byte[]> before)
    {
        byte[] end = Text(3, "end");
        var parts = new Stack<byte[]>();
        var length = end.Length;
        for (var i = 0; i < levels; i++)
        {
            parts.Push(before(length));
            length += parts.Peek().Length;
        }

        return Member("top", [.. parts, end]);
    }

    private static byte[] Before(int inner, params byte[][] tags)
    {
        byte[] bytes = [];
        foreach (var tag in tags.Reverse())
        {
            bytes = [.. tag, .. Varint((ulong)(inner + bytes.Length)), .. bytes];
        }

        return bytes;
    }
}
