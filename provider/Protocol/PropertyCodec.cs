using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Collections;
using MediaProviders.Safety;
using MediaProviders.Values;
using ListValue = Google.Protobuf.WellKnownTypes.ListValue;
using NullValue = Google.Protobuf.WellKnownTypes.NullValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol;

/// <summary>Converts property trees from and to <c>google.protobuf.Struct</c>, in which Pulumi has its own encoding of secrets, unknowns and assets.</summary>
internal static class PropertyCodec
{
    /// <summary>Decodes a tree; an unset field is an empty object. The top level is never a signature, only the objects inside it may be.</summary>
    /// <param name="field">The name of the request's field, for error messages.</param>
    /// <exception cref="OperationFailedException">The tree has a value that this provider does not accept. The message never shows it.</exception>
    public static ObjectValue Decode(Struct? properties, string field)
    {
        if (properties is null || properties.Fields.Count == 0)
        {
            return ObjectValue.Empty;
        }

        var members = new KeyValuePair<string, Value>[properties.Fields.Count];
        var i = 0;
        foreach (var (name, value) in properties.Fields)
        {
            members[i++] = KeyValuePair.Create(name, Read(value, field));
        }

        return new ObjectValue(members);
    }

    public static Struct Encode(ObjectValue properties)
    {
        var written = new Struct();
        foreach (var (name, member) in properties.Members)
        {
            written.Fields[name] = Write(member);
        }

        return written;
    }

    private static Value Read(WireValue value, string field) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => Signature.FindUnknown(value.StringValue) is { } unknown ? unknown : new Value.Text(value.StringValue),
        WireValue.KindOneofCase.NumberValue => new Value.Number(value.NumberValue),
        WireValue.KindOneofCase.BoolValue => Value.Bool.Of(value.BoolValue),
        WireValue.KindOneofCase.StructValue when value.StructValue.Fields.ContainsKey(Signature.Key) =>
            Signature.Resolve(Decode(value.StructValue, field), field),
        WireValue.KindOneofCase.StructValue => Decode(value.StructValue, field),
        WireValue.KindOneofCase.ListValue => ReadList(value.ListValue.Values, field),

        // A value without a kind is null, as in Pulumi's own readers.
        _ => Value.Null.Instance,
    };

    // A method of its own: in Read, its lambda would cost every value an allocation.
    private static Value.List ReadList(RepeatedField<WireValue> values, string field) => new([.. values.Select(item => Read(item, field))]);

    private static WireValue Write(Value value) => value switch
    {
        Value.Text text => Text(text.Content),
        Value.Number number => new WireValue { NumberValue = number.Content },
        Value.Bool boolean => new WireValue { BoolValue = boolean.Content },
        Value.Unknown unknown => Text(Signature.TextOf(unknown.Expected)),
        Value.List list => WriteList(list.Items),
        ObjectValue members => new WireValue { StructValue = Encode(members) },
        Value.Secret secret => Signed(Signature.Secret, secret.Inner),
        Value.Output output => WriteOutput(output),
        Value.Opaque opaque => new WireValue { StructValue = Encode(opaque.Members) },

        // The engine crashes on a value without a kind (seen in Pulumi 3.260), so null is written explicitly.
        _ => new WireValue { NullValue = NullValue.NullValue },
    };

    private static WireValue WriteOutput(Value.Output output)
    {
        var written = Signed(Signature.Output, output.Known);
        if (output.IsSecret)
        {
            written.StructValue.Fields[Signature.SecretName] = new WireValue { BoolValue = true };
        }

        if (output.Dependencies.Count > 0)
        {
            written.StructValue.Fields[Signature.DependenciesName] = WriteList(output.Dependencies.Select(urn => new Value.Text(urn)));
        }

        return written;
    }

    private static WireValue WriteList(IEnumerable<Value> items) => new() { ListValue = new ListValue { Values = { items.Select(Write) } } };

    private static WireValue Signed(string signature, Value? value)
    {
        var written = new Struct { Fields = { [Signature.Key] = Text(signature) } };
        if (value is not null)
        {
            written.Fields[Signature.ValueName] = Write(value);
        }

        return new WireValue { StructValue = written };
    }

    private static WireValue Text(string text) => new() { StringValue = text };
}

/// <summary>
/// The signatures of special values in Pulumi's property trees: an object whose member <see cref="Key"/> has one of these texts is a secret, an output and so
/// on (seen in Pulumi 3.260; the texts are part of Pulumi's wire contract and never change).
/// </summary>
[SuppressMessage("Security", "S6418:Hard-coded secrets are security-sensitive", Justification = "The texts are public: they mark what kind a value has.")]
internal static class Signature
{
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>An output: a value that says whether it is known and secret, and what it depends on.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";
    public const string ValueName = "value";
    public const string SecretName = "secret";
    public const string DependenciesName = "dependencies";

    // The texts of unknown values (seen in Pulumi 3.260), in the order of Value.UnknownKind. Any of them may occur anywhere.
    private static readonly string[] Unknowns =
    [
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    /// <summary>The unknown value that a text stands for; null for an ordinary text.</summary>
    public static Value.Unknown? FindUnknown(string text) =>
        text.Length == Unknowns[0].Length && Array.IndexOf(Unknowns, text) is >= 0 and var kind ? Value.Unknown.Of((Value.UnknownKind)kind) : null;

    public static string TextOf(Value.UnknownKind kind) => Unknowns[(int)kind];

    /// <summary>The value that <paramref name="members"/>, an object with the member <see cref="Key"/>, stands for.</summary>
    /// <exception cref="OperationFailedException">The signature is unknown or not supported, or a member is missing.</exception>
    public static Value Resolve(ObjectValue members, string field) => members[Key] switch
    {
        Value.Text { Content: Secret } => members.TryGet(ValueName, out var inner)
            ? new Value.Secret(inner)
            : throw new OperationFailedException(FailureKind.InvalidInput, $"Reading '{field}' failed: it contains a secret without a value. Please report "
                + "this to the Pulumi engine."),
        Value.Text { Content: Output } => ResolveOutput(members, field),
        Value.Text { Content: ResourceReference } => new Value.Opaque("a resource reference", members),
        Value.Text { Content: Asset } => new Value.Opaque("an asset", members),
        Value.Text { Content: Archive } => new Value.Opaque("an archive", members),
        Value.Text { Content: ByteString } => throw new OperationFailedException(FailureKind.InvalidInput,
            $"Reading '{field}' failed: it contains bytes that are not text, which this provider does not accept. Give a text that is valid UTF-8."),
        var other => throw new OperationFailedException(FailureKind.InvalidInput,
            $"Reading '{field}' failed: it contains a value with the unknown signature {Describe(other)}. Use a version of the provider that is as new as the "
                + "Pulumi CLI."),
    };

    private static Value.Output ResolveOutput(ObjectValue members, string field)
    {
        var dependencies = new List<string>();
        foreach (var item in members[DependenciesName] is Value.List list ? list.Items : [])
        {
            dependencies.Add(item is Value.Text urn
                ? urn.Content
                : throw new OperationFailedException(FailureKind.InvalidInput, $"Reading '{field}' failed: it contains an output that depends on {item.Kind} "
                    + "instead of a URN. Please report this to the Pulumi engine."));
        }

        return new Value.Output(members.TryGet(ValueName, out var known) ? known : null, members[SecretName] is Value.Bool { Content: true }, dependencies);
    }

    private static string Describe(Value signature) => signature is Value.Text text ? $"'{Printable.Of(text.Content)}'" : $"of {signature.Kind}";
}
