using MediaProviders.Safety;

namespace MediaProviders.Commands.Tests.Importing;

public sealed class FileSetTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mediaproviders-");

    private string Folder => Path.Combine(root.FullName, "out");

    private string[] Names => [.. Directory.EnumerateFileSystemEntries(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Write_NewFolder_HoldsAllFilesAndNothingElse()
    {
        Set("new").Write(overwrite: false, CancellationToken.None);

        Names.ShouldBe(["a", "b"]);
        File.ReadAllText(Path.Combine(Folder, "a")).ShouldBe("new");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Folder, "b")).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
    }

    [Fact]
    public void Write_FileThatExists_ChangesNothingUnlessToldTo()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "b"), "mine");

        var refused = Should.Throw<OperationFailedException>(() => Set("new").Write(overwrite: false, CancellationToken.None));
        refused.Message.ShouldBe(
            $"'{Path.Combine(Folder, "b")}' exists already. Nothing was written. Choose another place with '--output', or give '--force' to overwrite.");
        Names.ShouldBe(["b"]);
        File.ReadAllText(Path.Combine(Folder, "b")).ShouldBe("mine");

        Set("new").Write(overwrite: true, CancellationToken.None);
        Names.ShouldBe(["a", "b"]);
        File.ReadAllText(Path.Combine(Folder, "b")).ShouldBe("new");
    }

    [Fact]
    public void Write_Interrupted_LeavesTheFolderAsItWas()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => Set("new").Write(overwrite: false, stop.Token));
        Directory.Exists(Folder).ShouldBeFalse();

        Directory.CreateDirectory(Folder);
        Should.Throw<OperationCanceledException>(() => Set("new").Write(overwrite: false, stop.Token));
        Names.ShouldBeEmpty();
    }

    [Fact]
    public void Write_OneFileCannotBeWritten_WritesNone()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "a"), "mine");
        var set = Set("new");

        // A file that cannot be written beside its place stops the set before any rename.
        set.Add(Path.Combine("missing", "c"), "new"u8.ToArray());

        Should.Throw<OperationFailedException>(() => set.Write(overwrite: true, CancellationToken.None));
        Names.ShouldBe(["a"]);
        File.ReadAllText(Path.Combine(Folder, "a")).ShouldBe("mine");
    }

    [Fact]
    public void Write_FolderIsAFile_SaysSo()
    {
        File.WriteAllText(Folder, "");

        Should.Throw<OperationFailedException>(() => Set("new").Write(overwrite: true, CancellationToken.None)).Message.ShouldBe(
            $"Writing to the folder '{Folder}' failed: it is a file. Nothing was changed there. Correct that, or choose another place with '--output'.");
        File.ReadAllText(Folder).ShouldBe("");
    }

    [Fact]
    public void Write_NoPermission_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Should.Throw<OperationFailedException>(() => Set("new").Write(overwrite: true, CancellationToken.None)).Message.ShouldBe(
            $"Writing to the folder '{Folder}' failed: you have no permission to write there. Nothing was changed there. Correct that, or choose another place "
                + "with '--output'.");
    }

    private FileSet Set(string text)
    {
        var set = new FileSet(Folder);
        set.Add("a", System.Text.Encoding.UTF8.GetBytes(text));
        set.Add("b", System.Text.Encoding.UTF8.GetBytes(text), executable: true);
        return set;
    }
}
