namespace MediaProviders.Protocol.Properties;

/// <summary>The field numbers of google/protobuf/struct.proto, published with protobuf.</summary>
internal static class StructFields
{
    /// <summary>Of <c>Struct</c>: one member, a map entry.</summary>
    public const int Members = 1;

    /// <summary>Of a map entry: the name.</summary>
    public const int EntryKey = 1;

    /// <summary>Of a map entry: the <c>Value</c>.</summary>
    public const int EntryValue = 2;

    /// <summary>Of <c>ListValue</c>: one item, a <c>Value</c>.</summary>
    public const int Items = 1;

    /// <summary>Of <c>Value</c>: null.</summary>
    public const int Null = 1;

    /// <summary>Of <c>Value</c>: a double.</summary>
    public const int Number = 2;

    /// <summary>Of <c>Value</c>: a text.</summary>
    public const int String = 3;

    /// <summary>Of <c>Value</c>: a truth value.</summary>
    public const int Bool = 4;

    /// <summary>Of <c>Value</c>: a <c>Struct</c>.</summary>
    public const int Struct = 5;

    /// <summary>Of <c>Value</c>: a <c>ListValue</c>.</summary>
    public const int List = 6;
}
