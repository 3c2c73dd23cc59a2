namespace MediaProviders.Emulator;

/// <summary>
/// Keeps a store in a file, in the form of a <see cref="Snapshot"/> without faults. Read at the start, written after each change by
/// way of a file beside it, so that it is whole at every moment. It holds credentials, so only its owner may read it.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly string _path;

    /// <summary>Loads the file if it exists, and from then on follows the store.</summary>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public StateFile(Store store, string path)
    {
        _store = store;
        _path = Path.GetFullPath(path);
        if (File.Exists(_path))
        {
            store.ReplaceAll(Snapshot.Read(GivenFile.Read("--state", _path), $"the file '{path}' of --state").Bots);
        }

        store.Changed += Save;
    }

    public void Dispose() => _store.Changed -= Save;

    private void Save(object? sender, EventArgs e)
    {
        lock (_lock)
        {
            string beside = _path + ".new";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var writer = new StreamWriter(beside, options))
            {
                writer.Write(Snapshot.Of(_store, new Faults()).Write());
            }

            File.Move(beside, _path, overwrite: true);
        }
    }
}
