using System.Text;
using System.Text.Unicode;
using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>Reads the wire format of <c>google.protobuf.Struct</c> straight into a value tree.</summary>
/// <param name="bytes">The message.</param>
/// <param name="field">The field of the request it came in, for the text of an error.</param>
internal ref struct PropertyReader(ReadOnlySpan<byte> bytes, string field)
{
    /// <summary>How deep objects and lists may be nested: more than any program needs, and less than a thread's stack bears.</summary>
    public const int MaxDepth = 1000;

    private readonly int length = bytes.Length;
    private readonly string field = field;
    private WireReader reader = new(bytes);

    /// <summary>Reads the whole message. Its own members are names as they are: only what is inside it may carry a signature.</summary>
    public ObjectValue Read() => ReadMembers(length, 0, out _);

    private Value ReadValue(int end, int depth)
    {
        // Without a kind it is null, as Pulumi's own readers take it; of several kinds the last one counts, as protobuf says of a oneof.
        Value value = NullValue.Instance;
        while (reader.TryReadTag(end, out var number, out var type))
        {
            switch (number)
            {
                case StructFields.Null:
                    Require(type, WireType.Varint);
                    _ = reader.ReadVarint(end);
                    value = NullValue.Instance;
                    break;
                case StructFields.Number:
                    Require(type, WireType.Fixed64);
                    value = new NumberValue(reader.ReadDouble(end));
                    break;
                case StructFields.String:
                    Require(type, WireType.Length);
                    value = ReadText(end);
                    break;
                case StructFields.Bool:
                    Require(type, WireType.Varint);
                    value = BoolValue.Of(reader.ReadVarint(end) != 0);
                    break;
                case StructFields.Struct:
                    Require(type, WireType.Length);
                    value = ReadObject(reader.ReadLength(end), Deeper(depth));
                    break;
                case StructFields.List:
                    Require(type, WireType.Length);
                    value = ReadList(reader.ReadLength(end), Deeper(depth));
                    break;
                default:
                    reader.Skip(type, end);
                    break;
            }
        }

        return value;
    }

    private Value ReadObject(int end, int depth)
    {
        var members = ReadMembers(end, depth, out var isSigned);
        return isSigned ? Signature.Resolve(members, field) : members;
    }

    private ObjectValue ReadMembers(int end, int depth, out bool isSigned)
    {
        isSigned = false;
        var count = CountMessages(end);
        var members = count == 0 ? [] : new KeyValuePair<string, Value>[count];
        for (var i = 0; reader.TryReadTag(end, out var number, out var type);)
        {
            if (number != StructFields.Members)
            {
                reader.Skip(type, end);
                continue;
            }

            var entryEnd = reader.ReadLength(end);
            var name = "";
            Value value = NullValue.Instance;
            while (reader.TryReadTag(entryEnd, out var part, out var partType))
            {
                switch (part)
                {
                    case StructFields.EntryKey:
                        Require(partType, WireType.Length);
                        name = ReadName(entryEnd);
                        break;
                    case StructFields.EntryValue:
                        Require(partType, WireType.Length);
                        value = ReadValue(reader.ReadLength(entryEnd), depth);
                        break;
                    default:
                        reader.Skip(partType, entryEnd);
                        break;
                }
            }

            isSigned |= ReferenceEquals(name, Signature.Key);
            members[i++] = KeyValuePair.Create(name, value);
        }

        return count == 0 ? ObjectValue.Empty : new ObjectValue(members);
    }

    private ArrayValue ReadList(int end, int depth)
    {
        var count = CountMessages(end);
        var items = count == 0 ? [] : new Value[count];
        for (var i = 0; reader.TryReadTag(end, out var number, out var type);)
        {
            if (number == StructFields.Items)
            {
                items[i++] = ReadValue(reader.ReadLength(end), depth);
            }
            else
            {
                reader.Skip(type, end);
            }
        }

        return new ArrayValue(items);
    }

    // Counts the messages of field 1 up to the end and goes back: what is allocated follows what is there, never what is claimed.
    private int CountMessages(int end)
    {
        var start = reader.Position;
        var count = 0;
        while (reader.TryReadTag(end, out var number, out var type))
        {
            if (number == StructFields.Members)
            {
                Require(type, WireType.Length);
                count++;
            }

            reader.Skip(type, end);
        }

        reader.Position = start;
        return count;
    }

    private string ReadName(int end)
    {
        var text = reader.ReadBytes(end);
        return text.SequenceEqual(Signature.KeyUtf8) ? Signature.Key : text.SequenceEqual(Signature.ValueNameUtf8) ? Signature.ValueName : Decode(text);
    }

    private Value ReadText(int end)
    {
        var text = reader.ReadBytes(end);
        return text.Length == Sentinels.Length && Sentinels.Find(text) is { } unknown ? unknown
            : text.SequenceEqual(Signature.SecretUtf8) ? SignatureText.Secret
            : new StringValue(Decode(text));
    }

    private readonly int Deeper(int depth) => depth < MaxDepth
        ? depth + 1
        : throw new UnreadablePropertiesException(isMalformed: false, $"Reading '{field}' failed: it is nested more than {MaxDepth} levels deep. Give a flatter value.");

    private static string Decode(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw new MalformedWireException("has a text that is not valid UTF-8");

    private static void Require(WireType given, WireType wanted)
    {
        if (given != wanted)
        {
            throw new MalformedWireException($"has a field of wire type {(int)given} where {(int)wanted} belongs");
        }
    }
}
