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

/// <summary>A fact about pipes, devices and links; skipped on Windows, where they have no paths or need rights.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Pipes, devices and links have no paths on Windows, or need rights there." : null;
}
