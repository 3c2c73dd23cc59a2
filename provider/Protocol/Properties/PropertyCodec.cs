using Google.Protobuf.WellKnownTypes;
using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>
/// Turns a <c>google.protobuf.Struct</c> into a value tree and back: the one place that knows how Pulumi puts secrets, unknowns, assets and the like into
/// JSON-like objects.
/// </summary>
internal static class PropertyCodec
{
    /// <summary>Reads a tree. A field that is not set and an empty one are alike: an object without members.</summary>
    /// <param name="properties">The field; null when it is not set.</param>
    /// <param name="field">The field's name in the contract, for the text of an error.</param>
    /// <exception cref="UnreadablePropertiesException">It holds what this provider does not take.</exception>
    public static ObjectValue Decode(Struct? properties, string field) =>
        properties is null || properties.Fields.Count == 0 ? ObjectValue.Empty : new PropertyReader(field).ReadMembers(properties);

    /// <summary>Writes a tree. Members keep their order.</summary>
    public static Struct Encode(ObjectValue properties) => PropertyWriter.WriteMembers(properties);

    /// <summary>Properties that hold what this provider does not take.</summary>
    /// <param name="message">What was being read and what is wrong with it. Never a value.</param>
    internal sealed class UnreadablePropertiesException(string message) : Exception(message);
}
