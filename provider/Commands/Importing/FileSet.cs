using MediaProviders.Safety;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>
/// Files that are written together or not at all: all of them are written under temporary names, and renamed when the last one is complete. A signal or a full
/// disk before that leaves the folder as it was.
/// </summary>
/// <param name="folder">The folder, which is created if it does not exist.</param>
internal sealed class FileSet(string folder)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly List<(string Path, string Beside, byte[] Content, bool IsExecutable)> files = [];

    public void Add(string name, byte[] content, bool executable = false)
    {
        var beside = Path.Combine(Path.GetDirectoryName(name) ?? "", $".{Path.GetFileName(name)}.{Path.GetRandomFileName()}.new");
        files.Add((Path.Combine(folder, name), Path.Combine(folder, beside), content, executable));
    }

    /// <param name="cancellationToken">Stops before the first file is renamed.</param>
    /// <exception cref="OperationFailedException">A file exists, or cannot be written.</exception>
    public void Write(bool overwrite, CancellationToken cancellationToken)
    {
        var isNew = !Path.Exists(folder);
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            ThrowIfTaken(overwrite);
            foreach (var (_, beside, content, isExecutable) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteBeside(beside, content, isExecutable);
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (path, beside, _, _) in files)
            {
                File.Move(beside, path, overwrite);
                written.Add($"'{Printable.Of(path)}'");
            }
        }
        catch (Exception failure)
        {
            Tidy(isNew);
            if (failure is not (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException))
            {
                throw;
            }

            var left = written.Count == 0 ? "Nothing was changed there." : $"Only {string.Join(" and ", written)} was written.";
            throw new OperationFailedException(
                FailureKind.Failed, $"Writing to the folder '{Printable.Of(folder)}' failed: {Reason(failure)}. {left} Correct that, or choose another place "
                    + "with '--output'.", failure);
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "you have no permission to write there",
        DirectoryNotFoundException => "a parent folder is missing or is not a folder",
        _ => Printable.Of(failure.Message.TrimEnd('.')),
    };

    private void ThrowIfTaken(bool overwrite)
    {
        if (files.Find(file => Directory.Exists(file.Path)) is { Path: { } taken })
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput, $"'{Printable.Of(taken)}' is a folder. Nothing was written. Choose another place with '--output'.");
        }

        var there = files.FindAll(file => Path.Exists(file.Path)).ConvertAll(file => $"'{Printable.Of(file.Path)}'");
        if (there.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"{string.Join(" and ", there)} {(there.Count == 1 ? "exists" : "exist")} already. Nothing was written. "
                + "Choose another place with '--output', or give '--force' to overwrite.");
        }
    }

    private static void WriteBeside(string beside, byte[] content, bool isExecutable)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        if (isExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(stream.SafeFileHandle) | Executable);
        }
    }

    private void Tidy(bool isNew)
    {
        files.FindAll(file => File.Exists(file.Beside)).ForEach(file => File.Delete(file.Beside));
        if (isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
