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
        _cipher = salt is null ? SecretCipher.Create(passphrase) : SecretCipher.Open(salt, passphrase);
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
