using System.Security.Cryptography;

namespace MediaProviders.LocalEngine.State;

/// <summary>Encrypts the secrets of a state file: AES-256-GCM under a key derived from a passphrase. Not the format of the real CLI.</summary>
internal sealed class SecretCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key;

    private SecretCipher(byte[] salt, string passphrase)
    {
        Salt = Convert.ToBase64String(salt);
        _key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 100_000, HashAlgorithmName.SHA256, 32);
    }

    /// <summary>The salt of the key, base64; it stands in the file.</summary>
    public string Salt { get; }

    public static SecretCipher Create(string passphrase) => new(RandomNumberGenerator.GetBytes(16), passphrase);

    public static SecretCipher Open(string salt, string passphrase) => new(Convert.FromBase64String(salt), passphrase);

    public string Encrypt(string text)
    {
        var clear = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceSize + TagSize + clear.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, clear, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="InvalidDataException">The passphrase is another one, or the file was changed by hand.</exception>
    public string Decrypt(string text)
    {
        var sealedBytes = Convert.FromBase64String(text);
        var clear = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        try
        {
            aes.Decrypt(sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), clear);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new InvalidDataException("Reading the state: a secret cannot be decrypted. The passphrase is not the one the state was written with.", e);
        }

        return Encoding.UTF8.GetString(clear);
    }
}
