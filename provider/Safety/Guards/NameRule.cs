using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// The rule for names: 1 to 200 of the letters A-Z and a-z, '-' and '_', no digits. It applies since 2020-03-10; older entries may have any name.
/// Source: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.
/// </summary>
internal static class NameRule
{
    public const int Longest = 200;

    private const int SuffixLength = 7;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>The maximum length of a required prefix, which leaves room for a letter, a hyphen and a generated suffix.</summary>
    public const int LongestPrefix = Longest - SuffixLength - 2;

    /// <summary>The rule for a message, as the rest of a sentence about a name.</summary>
    public const string InWords = "may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them";

    public static bool IsLegal(string name) => name.Length is >= 1 and <= Longest && !name.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>True for a text that names may be required to start with.</summary>
    public static bool IsPrefix(string prefix) => prefix.Length is >= 1 and <= LongestPrefix && !prefix.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>
    /// A name that consists of the required prefix, the resource's name in the program, a hyphen and seven random letters. The same seed gives the same name;
    /// an empty one gives a random name. If it would be too long, the resource's name is shortened.
    /// </summary>
    public static string Generate(string resourceName, string prefix, ReadOnlySpan<byte> seed)
    {
        var suffix = "-" + Suffix(resourceName, seed);
        var stem = WithPrefix(Legalise(resourceName), prefix);
        return stem[..Math.Min(stem.Length, Longest - suffix.Length)] + suffix;
    }

    /// <summary>
    /// A legal name from a proposed one: digits 0-9 become g-p, which keeps a hexadecimal suffix unique, other characters become '-', and the required prefix
    /// is put in front. If it is too long, a part in the middle is left out, so that a unique end stays.
    /// </summary>
    public static string Adapt(string proposed, string prefix)
    {
        const int kept = 32;
        var name = WithPrefix(Legalise(proposed), prefix);
        return name.Length <= Longest ? name : name[..(Longest - kept)] + name[^kept..];
    }

    private static string WithPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;

    private static string Legalise(string text) =>
        string.Concat(text.Select(c => Allowed.Contains(c) ? c : char.IsAsciiDigit(c) ? (char)('g' + (c - '0')) : '-'));

    private static string Suffix(string resourceName, ReadOnlySpan<byte> seed)
    {
        Span<byte> drawn = stackalloc byte[32];
        if (seed.IsEmpty)
        {
            RandomNumberGenerator.Fill(drawn);
        }
        else
        {
            HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(resourceName), drawn);
        }

        Span<char> letters = stackalloc char[SuffixLength];
        for (var i = 0; i < letters.Length; i++)
        {
            // Four bytes per letter, so that no letter is more likely than another by more than one in 10^8.
            letters[i] = (char)('a' + (BitConverter.ToUInt32(drawn[(i * 4)..]) % 26));
        }

        return new string(letters);
    }
}

/// <summary>
/// Separates environments on a shared bot: only names that start with the required prefix are allowed. The prefix is the configuration's
/// <c>requiredNamePrefix</c>, and in addition the variable <c>SINCH_REQUIRED_NAME_PREFIX</c>. The variable is read only when the provider is configured and
/// never stored in the state, so it also applies to <c>refresh</c> and <c>destroy</c>, which take their configuration from the state.
/// </summary>
/// <param name="Prefix">The required prefix; empty when every name is allowed.</param>
/// <param name="IsFromEnvironment">True when the prefix comes from the variable, false when it comes from the configuration.</param>
internal sealed record NamePrefixRule(string Prefix, bool IsFromEnvironment = false)
{
    public const string Key = "requiredNamePrefix";

    public const string Variable = "SINCH_REQUIRED_NAME_PREFIX";

    public static NamePrefixRule None { get; } = new("");

    /// <summary>The rule for a message, as the rest of a sentence about a name: "must start with …".</summary>
    public string Rule => $"must start with '{Prefix}' ({(IsFromEnvironment ? Source : $"{Source} of the provider's configuration")})";

    private string Source => IsFromEnvironment ? $"the environment variable {Variable}" : Key;

    /// <summary>True when the name is allowed. One like <c>dev-/../prod</c> is not: a server may read it as another name, without the prefix.</summary>
    public bool Permits(string name) => Prefix.Length == 0 || (name.StartsWith(Prefix, StringComparison.Ordinal) && PathElement.IsUnambiguous(name));

    /// <summary>A sentence that says how to change the prefix. A refresh and a destroy take the configuration of the last update from the state.</summary>
    public string HowToChange(IAdvice advice) => IsFromEnvironment ? $"Change or unset {Source}." : $"Change '{Source}' and {advice.Reconfigure}.";

    /// <summary>Refuses an operation on an entry of the state whose name is not allowed.</summary>
    /// <param name="doing">The operation, as the beginning of a sentence: "Reading".</param>
    /// <param name="isInState">False when the state does not have the entry, as in an import, so that it cannot be removed from it.</param>
    public void ThrowIfForbidden(string doing, EntryId id, IAdvice advice, bool isInState = true)
    {
        if (!Permits(id.Name))
        {
            ThrowIfForbidden(doing, id, isInState ? $"{HowToChange(advice)} Or {advice.Forget}." : HowToChange(advice));
        }
    }

    /// <summary>Refuses an operation on an entry whose name is not allowed.</summary>
    /// <param name="wayOut">A sentence that says what to do instead.</param>
    public void ThrowIfForbidden(string doing, EntryId id, string wayOut)
    {
        if (!Permits(id.Name))
        {
            var fault = id.Name.StartsWith(Prefix, StringComparison.Ordinal) ? "may be read as another name by a server" : "does not";
            throw new OperationFailedException(
                FailureKind.Forbidden,
                $"{doing} '{id.Shown}' is refused: this provider only touches names that start with '{Prefix}' ({Source}), and '{Printable.Of(id.Name)}' "
                    + $"{fault}. {wayOut}");
        }
    }
}
