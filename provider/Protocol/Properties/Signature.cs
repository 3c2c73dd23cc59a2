using System.Diagnostics.CodeAnalysis;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

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
    /// <exception cref="PropertyCodec.UnreadablePropertiesException">The signature is unknown or not supported, or a member is missing.</exception>
    public static Value Resolve(ObjectValue members, string field) => members[Key] switch
    {
        Value.Text { Content: Secret } => members.TryGet(ValueName, out var inner)
            ? new Value.Secret(inner)
            : throw new PropertyCodec.UnreadablePropertiesException($"Reading '{field}' failed: it contains a secret without a value. Please report this to "
                + "the Pulumi engine."),
        Value.Text { Content: Output } => ResolveOutput(members, field),
        Value.Text { Content: ResourceReference } => new Value.Opaque("a resource reference", members),
        Value.Text { Content: Asset } => new Value.Opaque("an asset", members),
        Value.Text { Content: Archive } => new Value.Opaque("an archive", members),
        Value.Text { Content: ByteString } => throw new PropertyCodec.UnreadablePropertiesException(
            $"Reading '{field}' failed: it contains bytes that are not text, which this provider does not accept. Give a text that is valid UTF-8."),
        var other => throw new PropertyCodec.UnreadablePropertiesException(
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
                : throw new PropertyCodec.UnreadablePropertiesException($"Reading '{field}' failed: it contains an output that depends on {item.Kind} instead "
                    + "of a URN. Please report this to the Pulumi engine."));
        }

        return new Value.Output(members.TryGet(ValueName, out var known) ? known : null, members[SecretName] is Value.Bool { Content: true }, dependencies);
    }

    private static string Describe(Value signature) => signature is Value.Text text ? $"'{Printable.Of(text.Content)}'" : $"of {signature.Kind}";
}
