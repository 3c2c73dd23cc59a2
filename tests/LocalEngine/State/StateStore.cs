using System.Security.Cryptography;

namespace MediaProviders.LocalEngine.State;

/// <summary>Keeps the state between commands: in a file with encrypted secrets, or in memory only.</summary>
internal sealed class StateStore
{
    private readonly string? _path;
    private readonly SecretCipher? _cipher;

    public StateStore(string? path, string passphrase)
    {
        _path = path;
        if (path is null)
        {
            return;
        }

        var text = File.Exists(path) ? File.ReadAllText(path) : null;
        var salt = text is null ? null : StateJson.ReadSalt(text);
        _cipher = new SecretCipher(salt is null ? RandomNumberGenerator.GetBytes(16) : Convert.FromBase64String(salt), passphrase);
        State = text is null ? StackState.Empty : StateJson.Read(text, _cipher);
    }

    public StackState State { get; private set; } = StackState.Empty;

    public void Save(StackState state)
    {
        State = state;
        if (_path is null)
        {
            return;
        }

        // Written beside and moved over, so that a killed engine leaves the old file or the new one.
        var beside = _path + ".new";
        File.WriteAllText(beside, StateJson.Write(state, StateJson.Secrets.Encrypted, _cipher));
        File.Move(beside, _path, overwrite: true);
    }
}

/// <summary>All that is remembered of a stack between two commands.</summary>
/// <param name="Resources">Resources, each after those it depends on.</param>
/// <param name="PendingOperations">Operations that had begun and of which nobody knows how they ended.</param>
internal sealed record StackState(IReadOnlyList<ResourceState> Resources, IReadOnlyList<PendingOperation> PendingOperations)
{
    public static readonly StackState Empty = new([], []);
}

/// <summary>An operation that was running when the engine was killed.</summary>
/// <param name="Type"><c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Resource">The resource as it would have become, or as it was.</param>
internal sealed record PendingOperation(string Type, ResourceState Resource);

/// <summary>Encrypts the secrets of a state file: AES-256-GCM under a key derived from a passphrase. Not the format of the real CLI.</summary>
internal sealed class SecretCipher(byte[] salt, string passphrase)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 100_000, HashAlgorithmName.SHA256, 32);

    /// <summary>The salt of the key, base64; it stands in the file.</summary>
    public string Salt { get; } = Convert.ToBase64String(salt);

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
