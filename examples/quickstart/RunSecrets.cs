using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Quickstart;

/// <summary>The secrets of one run, drawn afresh: none of them stands in a file of the repository.</summary>
/// <param name="seed">Draws the same secrets again, for a test that looks for them in all that a run leaves; null or empty for fresh ones.</param>
internal sealed class RunSecrets(string? seed = null)
{
    /// <summary>The environment variable that may hold the seed.</summary>
    public const string SeedVariable = "MEDIAPROVIDERS_QUICKSTART_SEED";

    public string ApiToken { get; } = Draw(seed, 1);

    public string FirstPassword { get; } = Draw(seed, 2);

    public string SecondPassword { get; } = Draw(seed, 3);

    public string Archive { get; } = Draw(seed, 4);

    public string Drift { get; } = Draw(seed, 5);

    public string Catalogue { get; } = Draw(seed, 6);

    public string Stranger { get; } = Draw(seed, 7);

    public IReadOnlyCollection<string> All => [ApiToken, FirstPassword, SecondPassword, Archive, Drift, Catalogue, Stranger];

    private static string Draw(string? seed, int number) => Convert.ToHexString(
        string.IsNullOrEmpty(seed) ? RandomNumberGenerator.GetBytes(16) : SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {number}"))[..16]);
}
