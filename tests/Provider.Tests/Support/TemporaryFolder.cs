namespace MediaProviders.Tests.Support;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mediaproviders-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>A pipe of the file system without a writer: opening it to read never returns.</summary>
public static class NamedPipe
{
    /// <summary>Makes one in a folder, on Unix alone, and returns its path.</summary>
    public static string MakeIn(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "pipe");
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
        return path;
    }
}
