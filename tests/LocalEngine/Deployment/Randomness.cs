using System.Security.Cryptography;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Ids, tokens and seeds: the same for one seed and one order of asking, else new every time. Safe to use from many steps at once.</summary>
internal sealed class Randomness(int? seed)
{
    private readonly Random _random = new(seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
    private readonly Lock _lock = new();

    public byte[] NextBytes(int count)
    {
        var bytes = new byte[count];
        lock (_lock)
        {
            _random.NextBytes(bytes);
        }

        return bytes;
    }

    public string NextGuid() => new Guid(NextBytes(16)).ToString("D");

    /// <summary>A number that depends on the seed and on what it is for only, such as the digits of a proposed name.</summary>
    public static Random From(byte[] seed, string purpose) => new(BitConverter.ToInt32(SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(purpose)]), 0));
}
