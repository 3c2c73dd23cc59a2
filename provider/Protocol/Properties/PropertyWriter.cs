using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>
/// Writes a value tree in the wire format of <c>google.protobuf.Struct</c>, back to front: by the time a length has to be written, what it counts
/// is there already, so that a tree of any depth takes one pass and one buffer.
/// </summary>
internal ref struct PropertyWriter
{
    private const int FirstSize = 512;

    private byte[] buffer;
    private int start;

    /// <summary>Makes an empty writer.</summary>
    public PropertyWriter()
    {
        buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        start = buffer.Length;
    }

    private readonly int Written => buffer.Length - start;

    /// <summary>The message written so far.</summary>
    public readonly ByteString ToByteString() => ByteString.CopyFrom(buffer, start, Written);

    /// <summary>Gives the buffer back.</summary>
    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    /// <summary>Writes the members of a <c>Struct</c>.</summary>
    public void WriteMembers(ObjectValue value)
    {
        for (var i = value.Members.Count - 1; i >= 0; i--)
        {
            WriteMember(value.Members[i].Key, value.Members[i].Value);
        }
    }

    private void WriteMember(string name, Value value)
    {
        var end = Written;
        WriteValue(value);
        WritePrefix(StructFields.EntryValue, Written - end);
        WriteText(StructFields.EntryKey, name);
        WritePrefix(StructFields.Members, Written - end);
    }

    private void WriteValue(Value value)
    {
        var end = Written;
        switch (value)
        {
            case StringValue text:
                WriteText(StructFields.String, text.Content);
                return;
            case NumberValue number:
                BinaryPrimitives.WriteDoubleLittleEndian(Take(8), number.Content);
                WriteTag(StructFields.Number, WireType.Fixed64);
                return;
            case BoolValue boolean:
                WriteVarint(boolean.Content ? 1u : 0u);
                WriteTag(StructFields.Bool, WireType.Varint);
                return;
            case UnknownValue unknown:
                Sentinels.TextOf(unknown.Expected).CopyTo(Take(Sentinels.Length));
                WritePrefix(StructFields.String, Sentinels.Length);
                return;
            case ArrayValue list:
                WriteItems(list);
                WritePrefix(StructFields.List, Written - end);
                return;
            case ObjectValue members:
                WriteMembers(members);
                break;
            case SecretValue secret:
                WriteMember(Signature.ValueName, secret.Inner);
                WriteMember(Signature.Key, SignatureText.Secret);
                break;
            case OutputValue output:
                WriteOutput(output);
                break;
            case OpaqueValue opaque:
                WriteMembers(opaque.Members);
                break;
            default:
                // The engine does not survive a value without a kind (seen in Pulumi 3.260), so null is written out.
                WriteVarint(0);
                WriteTag(StructFields.Null, WireType.Varint);
                return;
        }

        WritePrefix(StructFields.Struct, Written - end);
    }

    private void WriteItems(ArrayValue list)
    {
        for (var i = list.Items.Count - 1; i >= 0; i--)
        {
            var end = Written;
            WriteValue(list.Items[i]);
            WritePrefix(StructFields.Items, Written - end);
        }
    }

    private void WriteOutput(OutputValue output)
    {
        if (output.Dependencies.Count > 0)
        {
            WriteMember(Signature.DependenciesName, new ArrayValue([.. output.Dependencies.Select(urn => new StringValue(urn))]));
        }

        if (output.IsSecret)
        {
            WriteMember(Signature.SecretName, BoolValue.True);
        }

        if (output.Known is { } known)
        {
            WriteMember(Signature.ValueName, known);
        }

        WriteMember(Signature.Key, SignatureText.Output);
    }

    private void WriteText(int field, string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, Take(count));
        WritePrefix(field, count);
    }

    private void WritePrefix(int field, int count)
    {
        WriteVarint((uint)count);
        WriteTag(field, WireType.Length);
    }

    private void WriteTag(int field, WireType type) => Take(1)[0] = (byte)((field << 3) | (int)type);

    private void WriteVarint(uint value)
    {
        var count = 1;
        for (var rest = value >> 7; rest != 0; rest >>= 7)
        {
            count++;
        }

        var place = Take(count);
        for (var i = 0; i < count; i++, value >>= 7)
        {
            place[i] = (byte)((value & 0x7F) | (i < count - 1 ? 0x80u : 0u));
        }
    }

    // The room before what is written; what is returned is to be filled.
    private Span<byte> Take(int count)
    {
        if (count > start)
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(buffer.Length * 2, Written + count)));
            buffer.AsSpan(start).CopyTo(larger.AsSpan(larger.Length - Written));
            start = larger.Length - Written;
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        start -= count;
        return buffer.AsSpan(start, count);
    }
}
