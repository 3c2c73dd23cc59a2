using Google.Protobuf;
using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>
/// Turns the bytes of a <c>google.protobuf.Struct</c> into a value tree and back: the one place that knows how Pulumi puts secrets, unknowns, assets
/// and the like into JSON-like objects.
/// </summary>
internal static class PropertyCodec
{
    /// <summary>Reads a tree. A field that is not set and an empty one are alike: an object without members.</summary>
    /// <param name="properties">The bytes of the field.</param>
    /// <param name="field">The field's name in the contract, for the text of an error.</param>
    /// <exception cref="UnreadablePropertiesException">The bytes are no <c>Struct</c>, or hold what this provider does not take.</exception>
    public static ObjectValue Decode(ByteString properties, string field)
    {
        try
        {
            return properties.IsEmpty ? ObjectValue.Empty : new PropertyReader(properties.Span, field).Read();
        }
        catch (MalformedWireException e)
        {
            throw new UnreadablePropertiesException(isMalformed: true, $"Reading '{field}' failed: it is not a google.protobuf.Struct, because it {e.Message}. Please report this to the Pulumi engine.");
        }
    }

    /// <summary>Writes a tree. Members keep their order.</summary>
    public static ByteString Encode(ObjectValue properties)
    {
        var writer = new PropertyWriter();
        try
        {
            writer.WriteMembers(properties);
            return writer.ToByteString();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
