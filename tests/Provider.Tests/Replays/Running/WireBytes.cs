using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>A message that is sent exactly as it was recorded, whatever its fields are.</summary>
internal sealed class WireBytes(byte[] bytes) : IMessage<WireBytes>, IBufferMessage
{
    public MessageDescriptor Descriptor => Empty.Descriptor;

    public int CalculateSize() => bytes.Length;

    public void WriteTo(CodedOutputStream output)
    {
        foreach (var one in bytes)
        {
            output.WriteRawTag(one);
        }
    }

    public void InternalWriteTo(ref WriteContext output)
    {
        foreach (var one in bytes)
        {
            output.WriteRawTag(one);
        }
    }

    public bool Equals(WireBytes? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => bytes.Length;

    public WireBytes Clone() => this;

    public void MergeFrom(WireBytes message) => throw new NotSupportedException("A recorded request is only sent.");

    public void MergeFrom(CodedInputStream input) => throw new NotSupportedException("A recorded request is only sent.");

    public void InternalMergeFrom(ref ParseContext input) => throw new NotSupportedException("A recorded request is only sent.");
}
