using MediaProviders.Values;

namespace MediaProviders.Protocol.Properties;

/// <summary>The texts that stand for values which are not known yet (seen in Pulumi 3.260). Any of them may stand anywhere.</summary>
internal static class Sentinels
{
    // All of them are UUIDs in their usual form.
    private const int Length = 36;

    private static readonly Value.UnknownKind[] Kinds =
    [
        Value.UnknownKind.String, Value.UnknownKind.Bool, Value.UnknownKind.Number, Value.UnknownKind.Array, Value.UnknownKind.Asset, Value.UnknownKind.Archive,
            Value.UnknownKind.Object,
    ];

    /// <summary>The unknown value a text stands for, or null when it is an ordinary text.</summary>
    public static Value.Unknown? Find(string text)
    {
        if (text.Length == Length)
        {
            foreach (var kind in Kinds)
            {
                if (text == TextOf(kind))
                {
                    return Value.Unknown.Of(kind);
                }
            }
        }

        return null;
    }

    /// <summary>The text that stands for an unknown value of a kind.</summary>
    public static string TextOf(Value.UnknownKind kind) => kind switch
    {
        Value.UnknownKind.Bool => "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        Value.UnknownKind.Number => "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        Value.UnknownKind.Array => "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        Value.UnknownKind.Asset => "030794c1-ac77-496b-92df-f27374a8bd58",
        Value.UnknownKind.Archive => "e48ece36-62e2-4504-bad9-02848725956a",
        Value.UnknownKind.Object => "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        _ => "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    };
}
