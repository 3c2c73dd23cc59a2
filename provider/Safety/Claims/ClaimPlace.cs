using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Safety;

/// <param name="Base">A folder that is there already; where it is not, the place cannot be used.</param>
/// <param name="Below">The path below it, which is created when it is missing.</param>
internal sealed record ClaimPlace(string Base, string Below)
{
    private const int Digits = 32;

    public string Folder => Path.Combine(Base, Below);

    /// <summary>
    /// The places of this user, best first. All plugin processes of a command get the engine's environment, so all find the same ones.
    /// On Unix: <c>$XDG_RUNTIME_DIR</c> and <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> (XDG Base Directory Specification; on macOS
    /// <c>~/Library/Application Support</c>), then the folder of the user's tool, then the folder for temporary files. On Windows: the local application data,
    /// the tool's, then the user's own folder for temporary files.
    /// </summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    /// <param name="toolFolder">The folder of the user's tool; null when it has none.</param>
    public static IReadOnlyList<ClaimPlace> Of(Func<string, string?> variable, string? toolFolder)
    {
        var own = Path.Combine("mediaproviders", "claims");
#pragma warning disable S5443 // Every user can write there; PrivateFolder refuses what another one has put there.
        (string? Base, string Below)[] places = OperatingSystem.IsWindows()
            ? [(variable("LOCALAPPDATA"), own), (toolFolder, own), (variable("TEMP"), own)]
            :
            [
                (variable("XDG_RUNTIME_DIR"), "mediaproviders"),
                variable("XDG_DATA_HOME") is { Length: > 0 } data ? (data, own)
                    : (variable("HOME"), Path.Combine(OperatingSystem.IsMacOS() ? "Library/Application Support" : ".local/share", own)),
                (toolFolder, own),
                (variable("TMPDIR") is { Length: > 0 } temporary ? temporary : "/tmp", $"mediaproviders-{FolderOwner.CurrentUser}"),
            ];
#pragma warning restore S5443

        // The XDG specification wants relative paths ignored; a relative path would also be another folder in every process.
        return [.. places.Where(place => Path.IsPathFullyQualified(place.Base ?? "")).Select(place => new ClaimPlace(place.Base!, place.Below))];
    }

    /// <summary>The name of a phase's folder: the start of the phase's SHA-256 in hexadecimal, since an address is no file name on every platform.</summary>
    public static string NameOf(string phase) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phase)))[..Digits];
    public static bool IsName(string name) => name.Length == Digits && name.All(char.IsAsciiHexDigitLower);
}
