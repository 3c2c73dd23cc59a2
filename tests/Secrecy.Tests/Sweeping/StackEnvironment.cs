namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>The folders of one stack, which are all that its plugins know of the disk, and the processes that work in them.</summary>
internal sealed class StackEnvironment : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("secrecy-");

    // Reading the environment of every process of a machine after every call would take longer than all the rest.
    private readonly HashSet<string> strangers = OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)!)] : [];

    public StackEnvironment()
    {
        Home = Make("home");
        Temporary = Make("tmp");
        Program = Make("program");
        StateFile = Path.Combine(Make("state"), "state.json");
    }

    public string Home { get; }

    public string Temporary { get; }

    public string Program { get; }

    public string StateFile { get; }

    /// <summary>The variables that lead a plugin here and nowhere else.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["HOME"] = Home,
        ["TMPDIR"] = Temporary,
        ["XDG_RUNTIME_DIR"] = Make("run"),
        ["XDG_DATA_HOME"] = Make("data"),
        ["DOTNET_CLI_HOME"] = Home,
    };

    /// <summary>Looks at every file, and at the processes that have this home.</summary>
    public void Look(Evidence evidence, bool processes)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(root.FullName, "*", SearchOption.AllDirectories))
        {
            evidence.Add(path == StateFile ? Channel.StateFile : Channel.File, path, path[root.FullName.Length..]);
            if (!IsPipeOfTheRuntime(path) && TryRead(path) is { } bytes)
            {
                evidence.Add(path == StateFile ? Channel.StateFile : Channel.File, path, bytes);
            }
        }

        if (processes && OperatingSystem.IsLinux())
        {
            LookAtProcesses(evidence);
        }
    }

    /// <summary>The processes that have this home, the plugin first.</summary>
    public IReadOnlyList<int> Processes() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => !strangers.Contains(name!) && int.TryParse(name, out _))
            .Select(int.Parse!).Where(IsOurs).Order()];

    public void Dispose() => root.Delete(recursive: true);

    private void LookAtProcesses(Evidence evidence)
    {
        var ours = Processes();
        foreach (var id in ours)
        {
            evidence.Add(Channel.Argument, $"process {id}", TryRead($"/proc/{id}/cmdline") ?? []);
            if (ours.Contains(ParentOf(id)))
            {
                evidence.Add(Channel.ChildEnvironment, $"process {id}", TryRead($"/proc/{id}/environ") ?? []);
            }
        }
    }

    // Pipes and a socket for debuggers of the same user; opening one would wait for the other side.
    private static bool IsPipeOfTheRuntime(string path) =>
        Path.GetFileName(path) is var name
            && (name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal) || name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal));

    private bool IsOurs(int id) =>
        TryRead($"/proc/{id}/environ") is { } environment && environment.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"HOME={Home}\0")) >= 0;

    private static int ParentOf(int id) =>
        TryRead($"/proc/{id}/stat") is { Length: > 0 } stat && Encoding.UTF8.GetString(stat) is var text
            ? int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static byte[]? TryRead(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder, a lock of another process, or gone by now.
            return null;
        }
    }

    private string Make(string name)
    {
        var path = Path.Combine(root.FullName, name);
        var made = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return made.FullName;
    }
}
