using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Compares an entry on the server with a desired one.</summary>
internal static class EntryComparison
{
    /// <summary>The only type; an entry without a type has it.</summary>
    public const string DefaultType = "www";

    /// <summary>
    /// The paths of the fields that differ, as in the program, never their values; empty when the entries are equal. A secret that the server masks cannot be
    /// compared: <paramref name="maskedIsEqual"/> decides whether it counts as equal.
    /// </summary>
    public static List<string> Differences(MediaProvider there, MediaProvider wanted, bool maskedIsEqual)
    {
        var (shown, sent) = (TextsOf(there), TextsOf(wanted));
        var areOfOneKind = shown.Length > 0 && there.Credentials.Kind == wanted.Credentials.Kind;
        string[] type = TypeOf(there) == TypeOf(wanted) ? [] : [MediaProviderInputs.Key.Type];
        return areOfOneKind
            ? [.. type, .. shown.Zip(sent).Where(pair => AreOther(pair.First, pair.Second)).Select(pair => pair.First.Path)]
            : [.. type, MediaProviderInputs.Key.Config];

        bool AreOther(CredentialText one, CredentialText other) =>
            !one.Text.Equals(other.Text) && !(maskedIsEqual && one.IsSecret && (one.Text.IsMask || other.Text.IsMask));
    }

    /// <summary>True when the entry on the server equals what was sent; masked secrets count as equal.</summary>
    public static bool Shows(MediaProvider? there, MediaProvider sent) => there is not null && Differences(there, sent, maskedIsEqual: true).Count == 0;

    /// <summary>True when two reads of an entry show no change. Credentials that are unreadable in both count as unchanged.</summary>
    public static bool IsUnchanged(MediaProvider? before, MediaProvider? now) => (before, now) switch
    {
        (null, _) or (_, null) => before is null && now is null,
        ({ Credentials: Credentials.Unreadable }, { Credentials: Credentials.Unreadable }) => TypeOf(before) == TypeOf(now),
        _ => Differences(before, now, maskedIsEqual: false).Count == 0,
    };

    /// <summary>True when the server shows mask characters in place of the entry's secret.</summary>
    public static bool IsMasked(MediaProvider entry) => Array.Exists(TextsOf(entry), text => text is { IsSecret: true, Text.IsMask: true });

    /// <summary>True when the server may hide the entry's secret, whole or in a part, so that it cannot be compared with another one.</summary>
    public static bool MayHideSecret(MediaProvider entry) => Array.Exists(TextsOf(entry), text => text is { IsSecret: true, Text.MayHideAnother: true });

    /// <summary>
    /// True when the server may hide that field of the credentials, as a whole, in part or by an empty text, so that what it shows must not be used as the
    /// value.
    /// </summary>
    /// <param name="field">The last part of the field's path.</param>
    public static bool MayHide(MediaProvider entry, string field) =>
        Array.Exists(TextsOf(entry), text => text.Path.EndsWith($".{field}", StringComparison.Ordinal) && text.Text.MayHideAnother);

    /// <summary>
    /// Refuses to write a credential that consists of mask characters, or is a placeholder: some servers show <c>****</c>, and some tools <c>[secret]</c>, in
    /// place of a credential, and a program may have copied that text.
    /// </summary>
    public static void ThrowIfMasked(string doing, MediaProvider entry)
    {
        if (Array.Find(TextsOf(entry), text => text.Text.IsMask || text.Text.IsPlaceholder) is { Path: { } path, Text: var masked })
        {
            var what = masked.IsMask ? "consists of mask characters only ('*', '•' and the like), which an API shows"
                : "is a placeholder such as '[secret]', which a tool shows";
            throw new OperationFailedException(
                FailureKind.InvalidInput, $"{doing}: '{path}' {what} in place of a value that it hides. Nothing was sent. Give the real value.");
        }
    }

    /// <summary>
    /// Stops a write that would send a secret as the list shows it where that may be a part of it or a hash: a program that took it from there would make it
    /// the credential. An import leaves it in the state, too, and a replacement takes it to another name.
    /// </summary>
    /// <param name="known">The entry that is there, and what the state has of the one that it replaces; null for none.</param>
    public static void ThrowIfSentBack(string doing, MediaProvider entry, bool overwrites, params IEnumerable<MediaProvider?> known)
    {
        CredentialText[] shown = overwrites ? [] : [.. known.OfType<MediaProvider>().SelectMany(TextsOf)];
        if (Array.Find(TextsOf(entry), text => text.Text.MayHideAnother && Array.Exists(shown, text.Equals)) is { Path: { } path })
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput, $"{doing}: '{path}' is what the API's list or the state shows, and looks like a part, a hash or a placeholder of a "
                    + "value that it hides. Nothing was sent. Give the real value; if this is the real value, set 'overwrite: true'.");
        }
    }

    public static string TypeOf(MediaProvider entry) => entry.Type.Length == 0 ? DefaultType : entry.Type;

#pragma warning disable RS0030 // Claims hash it at once.
    /// <summary>A text that is equal for two entries only if their contents are equal. It contains secrets and must only be hashed.</summary>
    public static string Fingerprint(MediaProvider entry) => entry.Credentials switch
    {
        Credentials.Basic basic => $"{TypeOf(entry)}\0basic\0{basic.Username}\0{basic.Password.Reveal()}",
        Credentials.Bearer bearer => $"{TypeOf(entry)}\0bearer\0{bearer.Token.Reveal()}",
        _ => $"{TypeOf(entry)}\0",
    };
#pragma warning restore RS0030

    private static CredentialText[] TextsOf(MediaProvider entry) => entry.Credentials switch
    {
        Credentials.Basic basic =>
            [new("config.basic.username", new SecretText(basic.Username), IsSecret: false), new("config.basic.password", basic.Password, IsSecret: true)],
        Credentials.Bearer bearer => [new("config.bearer", bearer.Token, IsSecret: true)],
        _ => [],
    };

    private readonly record struct CredentialText(string Path, SecretText Text, bool IsSecret);
}
