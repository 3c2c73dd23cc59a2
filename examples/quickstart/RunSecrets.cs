using System.Security.Cryptography;

namespace MediaProviders.Quickstart;

/// <summary>The secrets of one run, drawn afresh: none of them stands in a file of the repository.</summary>
internal sealed class RunSecrets
{
    public string ApiToken { get; } = Draw();

    public string FirstPassword { get; } = Draw();

    public string SecondPassword { get; } = Draw();

    public string Archive { get; } = Draw();

    public string Drift { get; } = Draw();

    public string Catalogue { get; } = Draw();

    public string Stranger { get; } = Draw();

    public IReadOnlyCollection<string> All => [ApiToken, FirstPassword, SecondPassword, Archive, Drift, Catalogue, Stranger];

    private static string Draw() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
