using System.Diagnostics.CodeAnalysis;
using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>
/// The marks by which an object of a property tree is something else than an object: a member called <see cref="Key"/> whose text says what
/// (seen in Pulumi 3.260; the texts are part of Pulumi's wire contract and never change).
/// </summary>
[SuppressMessage("Security", "S6418:Hard-coded secrets are security-sensitive", Justification = "The texts are public: they mark what kind a value has.")]
internal static class Signature
{
    /// <summary>The name of the member that holds the signature.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret; its value is the member <see cref="ValueName"/>.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>An output: a value that says whether it is known and secret, and what it depends on.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>A reference to a resource.</summary>
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>A file.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>A collection of files.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>Bytes that are not text.</summary>
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>The member that holds the value of a secret or an output.</summary>
    public const string ValueName = "value";

    /// <summary>The member of an output that says whether it is secret.</summary>
    public const string SecretName = "secret";

    /// <summary>The member of an output that lists the URNs it depends on.</summary>
    public const string DependenciesName = "dependencies";

    /// <summary>What <paramref name="members"/>, an object with the member <see cref="Key"/>, stands for.</summary>
    /// <exception cref="UnreadablePropertiesException">The signature is not known or not taken, or something it needs is missing.</exception>
    /// <param name="members">The object, its signature included.</param>
    /// <param name="field">The field of the request being read, for the text of an error.</param>
    public static Value Resolve(ObjectValue members, string field) => members[Key] switch
    {
        Value.Text { Content: Secret } => members.TryGet(ValueName, out var inner)
            ? new Value.Secret(inner)
            : throw new PropertyCodec.UnreadablePropertiesException($"Reading '{field}' failed: it holds a secret without a value. Please report this to the "
                + "Pulumi engine."),
        Value.Text { Content: Output } => ResolveOutput(members, field),
        Value.Text { Content: ResourceReference } => new Value.Opaque("a resource reference", members),
        Value.Text { Content: Asset } => new Value.Opaque("an asset", members),
        Value.Text { Content: Archive } => new Value.Opaque("an archive", members),
        Value.Text { Content: ByteString } => throw new PropertyCodec.UnreadablePropertiesException(
            $"Reading '{field}' failed: it holds bytes that are not text, which this provider does not take. Give a text that is valid UTF-8."),
        var other => throw new PropertyCodec.UnreadablePropertiesException(
            $"Reading '{field}' failed: it holds a value with the unknown signature {Describe(other)}. Use a version of the provider that is as new as the "
                + "Pulumi CLI."),
    };

    private static Value.Output ResolveOutput(ObjectValue members, string field)
    {
        var dependencies = new List<string>();
        foreach (var item in members[DependenciesName] is Value.List list ? list.Items : [])
        {
            dependencies.Add(item is Value.Text urn
                ? urn.Content
                : throw new PropertyCodec.UnreadablePropertiesException($"Reading '{field}' failed: it holds an output that depends on {item.Kind} instead of "
                    + "a URN. Please report this to the Pulumi engine."));
        }

        return new Value.Output(members.TryGet(ValueName, out var known) ? known : null, members[SecretName] is Value.Bool { Content: true }, dependencies);
    }

    private static string Describe(Value signature) => signature is Value.Text text ? $"'{Printable.Of(text.Content)}'" : $"of {signature.Kind}";
}
