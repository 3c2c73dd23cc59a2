namespace MediaProviders.Tests.Support;

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
