using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Compares an entry on the server with a wanted one.</summary>
internal static class EntryComparison
{
    /// <summary>The only kind; a list without a kind means it.</summary>
    public const string DefaultType = "www";

    /// <summary>
    /// The fields in which they differ, by their names in the program, never their values; none when they are the same. A secret that the server masks
    /// cannot be compared: <paramref name="maskedIsEqual"/> says how it counts.
    /// </summary>
    public static List<string> Differences(MediaProvider there, MediaProvider wanted, bool maskedIsEqual)
    {
        (bool Differs, string Path)[] fields = (there.Credentials, wanted.Credentials) switch
        {
            (Credentials.Basic a, Credentials.Basic b) =>
                [(a.Username != b.Username, "config.basic.username"), (AreOther(a.Password, b.Password), "config.basic.password")],
            (Credentials.Bearer a, Credentials.Bearer b) => [(AreOther(a.Token, b.Token), "config.bearer")],
            _ => [(true, MediaProviderInputs.Key.Config)],
        };
        string[] type = TypeOf(there) == TypeOf(wanted) ? [] : [MediaProviderInputs.Key.Type];
        return [.. type, .. fields.Where(field => field.Differs).Select(field => field.Path)];

        bool AreOther(SecretText one, SecretText other) => !one.Equals(other) && !(maskedIsEqual && (one.IsMask || other.IsMask));
    }

    /// <summary>True when the server shows what was sent, as far as it shows anything.</summary>
    public static bool Shows(MediaProvider? there, MediaProvider sent) => there is not null && Differences(there, sent, maskedIsEqual: true).Count == 0;

    /// <summary>True when the entry shows no change between two looks. Credentials that are unreadable in both looks do not show a change.</summary>
    public static bool IsUnchanged(MediaProvider? before, MediaProvider? now) => (before, now) switch
    {
        (null, _) or (_, null) => before is null && now is null,
        ({ Credentials: Credentials.Unreadable }, { Credentials: Credentials.Unreadable }) => TypeOf(before) == TypeOf(now),
        _ => Differences(before, now, maskedIsEqual: false).Count == 0,
    };

    /// <summary>True when the server hides the entry's secret behind mask characters.</summary>
    public static bool IsMasked(MediaProvider entry) =>
        entry.Credentials is Credentials.Basic { Password.IsMask: true } or Credentials.Bearer { Token.IsMask: true };

    /// <summary>
    /// Stops a write whose entry holds a text of mask characters alone: some servers show <c>****</c> in place of a credential, and a program that took it
    /// from there would make it the credential.
    /// </summary>
    public static void ThrowIfMasked(string doing, MediaProvider entry)
    {
        var masked = entry.Credentials switch
        {
            Credentials.Basic basic when new SecretText(basic.Username).IsMask => "config.basic.username",
            Credentials.Basic { Password.IsMask: true } => "config.basic.password",
            Credentials.Bearer { Token.IsMask: true } => "config.bearer",
            _ => null,
        };
        if (masked is not null)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"{doing}: '{masked}' consists of mask characters only ('*', '•' and the like), which an API shows in place of a value that it hides. "
                    + "Nothing was sent. Give the real value.");
        }
    }

    public static string TypeOf(MediaProvider entry) => entry.Type.Length == 0 ? DefaultType : entry.Type;

#pragma warning disable RS0030 // Claims digest it at once.
    /// <summary>A text that is the same for two entries only if they hold the same; it holds secrets and must only be digested.</summary>
    public static string Fingerprint(MediaProvider entry) => entry.Credentials switch
    {
        Credentials.Basic basic => $"{TypeOf(entry)}\0basic\0{basic.Username}\0{basic.Password.Reveal()}",
        Credentials.Bearer bearer => $"{TypeOf(entry)}\0bearer\0{bearer.Token.Reveal()}",
        _ => $"{TypeOf(entry)}\0",
    };
#pragma warning restore RS0030
}
