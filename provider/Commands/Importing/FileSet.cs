using MediaProviders.Safety.Operations;
using MediaProviders.Values;

namespace MediaProviders.Commands.Importing;

/// <summary>
/// Files that are written all together or not at all: each first under another name beside its own, then renamed. Whatever stops it before the renames, a signal
/// or a full disk, leaves the folder as it was, and a rename that fails undoes those before it.
/// </summary>
/// <param name="folder">The folder; it is created when it is missing.</param>
internal sealed class FileSet(string folder)
{
    private readonly List<FileOfSet> files = [];

    /// <summary>Adds a file.</summary>
    public void Add(string name, byte[] content, bool executable = false) => files.Add(new FileOfSet(Path.Combine(folder, name), content, executable));

    /// <summary>Writes the files.</summary>
    /// <param name="overwrite">Whether files that exist are replaced.</param>
    /// <param name="cancellationToken">Ends it before anything is renamed.</param>
    /// <exception cref="OperationFailedException">A file exists, or cannot be written.</exception>
    public void Write(bool overwrite, CancellationToken cancellationToken)
    {
        var isNew = !Path.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            ThrowIfTaken(files, overwrite);
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.WriteBeside(cancellationToken);
            }

            Rename();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            RemoveIf(isNew);
            throw new OperationFailedException(
                FailureKind.Failed, $"Writing to the folder '{Printable.Of(folder)}' failed: {Reason(failure)}. Nothing was changed there. Correct that, or choose another place with '--output'.", failure);
        }
        catch (Exception failure) when (failure is OperationCanceledException or OperationFailedException)
        {
            RemoveIf(isNew);
            throw;
        }
    }

    /// <summary>Looks before long work whether a file could be written at its end.</summary>
    /// <exception cref="OperationFailedException">It exists, or its folder does not.</exception>
    public void ThrowIfTaken(string name, bool overwrite)
    {
        if (!Directory.Exists(folder))
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"There is no folder '{Printable.Of(folder)}'. Nothing was done. Create it, or give another place with '--output'.");
        }

        ThrowIfTaken([new FileOfSet(Path.Combine(folder, name), [], executable: false)], overwrite);
    }

    private static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "this user may not write there",
        DirectoryNotFoundException => "a folder above it is missing or is no folder",
        _ => Printable.Of(failure.Message.TrimEnd('.')),
    };

    private static void ThrowIfTaken(List<FileOfSet> files, bool overwrite)
    {
        if (files.Find(f => Directory.Exists(f.Path)) is { } taken)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"'{Printable.Of(taken.Path)}' is a folder. Nothing was written. Choose another place with '--output'.");
        }

        var there = files.Where(f => Path.Exists(f.Path)).Select(f => $"'{Printable.Of(f.Path)}'").ToList();
        if (there.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"{string.Join(" and ", there)} {(there.Count == 1 ? "exists" : "exist")} already. Nothing was written. Choose another place with '--output', or give '--force' to overwrite.");
        }
    }

    private void Rename()
    {
        var done = new Stack<FileOfSet>();
        try
        {
            foreach (var file in files)
            {
                done.Push(file);
                file.TakePlace();
            }
        }
        catch
        {
            while (done.TryPop(out var file))
            {
                file.GiveBack();
            }

            throw;
        }

        foreach (var file in files)
        {
            file.ForgetFormer();
        }
    }

    private void RemoveIf(bool isNew)
    {
        foreach (var file in files)
        {
            file.RemoveBeside();
        }

        if (isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
