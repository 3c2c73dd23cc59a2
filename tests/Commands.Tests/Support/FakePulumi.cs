namespace MediaProviders.Commands.Tests.Support;

/// <summary>
/// A <c>pulumi</c> of our own on the PATH, which keeps what <c>pulumi config set --secret KEY</c> is given on standard input outside the desk, and tells with
/// which words it was started.
/// </summary>
internal sealed class FakePulumi : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mediaproviders-");

    /// <param name="failsAt">The key at which it fails; null for none.</param>
    public FakePulumi(string? failsAt = null)
    {
        var pulumi = Path.Combine(folder.FullName, "pulumi");
        File.WriteAllText(pulumi, $"""
            #!/usr/bin/env bash
            echo "$*" >> '{folder.FullName}/words'
            env >> '{folder.FullName}/variables'
            [ "$4" != '{failsAt}' ] || exit 7
            [ "$1 $2 $3" = 'config set --secret' ] && cat > '{folder.FullName}'/"$4.value"

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(pulumi, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What each key was given, a newline at the end included.</summary>
    public IReadOnlyDictionary<string, string> Values =>
        folder.GetFiles("*.value").ToDictionary(f => Path.GetFileNameWithoutExtension(f.Name), f => File.ReadAllText(f.FullName), StringComparer.Ordinal);

    /// <summary>The command lines it was started with.</summary>
    public string[] Words => Path.Combine(folder.FullName, "words") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>The lines of the environments it was started with.</summary>
    public string[] Variables => File.ReadAllLines(Path.Combine(folder.FullName, "variables"));

    /// <summary>The PATH that leads to it.</summary>
    public string SearchPath => $"{folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    public void Dispose() => folder.Delete(recursive: true);
}
