namespace MediaProviders.Commands.Importing;

/// <summary>One file of a <see cref="FileSet"/>.</summary>
/// <param name="path">Where it belongs.</param>
/// <param name="content">What it says.</param>
/// <param name="executable">Whether it is a program.</param>
internal sealed class FileOfSet(string path, byte[] content, bool executable)
{
    private const int Chunk = 64 * 1024;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string beside = NameBeside(path, "new");
    private readonly string former = NameBeside(path, "old");

    /// <summary>Where it belongs.</summary>
    public string Path => path;

    /// <summary>Writes the content to a name beside its own, down to the disk.</summary>
    public void WriteBeside(CancellationToken cancellationToken)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        for (var start = 0; start < content.Length; start += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Write(content.AsSpan(start, Math.Min(Chunk, content.Length - start)));
        }

        stream.Flush(flushToDisk: true);
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(stream.SafeFileHandle) | Executable);
        }
    }

    /// <summary>Renames it to its own name; a file that was there is kept beside until <see cref="ForgetFormer"/>.</summary>
    public void TakePlace()
    {
        if (File.Exists(path))
        {
            File.Move(path, former);
        }

        File.Move(beside, path);
    }

    /// <summary>Undoes <see cref="TakePlace"/>, as far as it came.</summary>
    public void GiveBack()
    {
        if (!File.Exists(beside))
        {
            File.Delete(path);
        }

        if (File.Exists(former))
        {
            File.Move(former, path);
        }
    }

    /// <summary>Removes the file that was there before.</summary>
    public void ForgetFormer() => File.Delete(former);

    /// <summary>Removes what <see cref="WriteBeside"/> wrote.</summary>
    public void RemoveBeside()
    {
        if (File.Exists(beside))
        {
            File.Delete(beside);
        }
    }

    private static string NameBeside(string path, string end) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", $".{System.IO.Path.GetFileName(path)}.{System.IO.Path.GetRandomFileName()}.{end}");
}
