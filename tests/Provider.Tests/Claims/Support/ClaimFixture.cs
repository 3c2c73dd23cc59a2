namespace MediaProviders.Provider.Tests.Claims;

/// <summary>A folder of its own for each test, as the only place where claims may be kept unless the test says otherwise.</summary>
public sealed class ClaimFixture : IDisposable
{
    internal const string Phase = "127.0.0.1:43210";

    internal static readonly EntryKey Images = new("https://one.example", "bot-1", "images");

    private readonly List<SharedClaims> opened = [];

    /// <summary>The folder; it has mode 0700.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("claims-").FullName;

    /// <summary>What the processes of the test find in their environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public ClaimFixture()
    {
        Environment["XDG_RUNTIME_DIR"] = Folder;
        Environment["TMPDIR"] = Path.Combine(Folder, "missing");
    }

    /// <summary>The folder of the user's tool; null for none.</summary>
    public string? ToolFolder { get; set; }

    /// <summary>Where the claims are, in a folder per phase.</summary>
    public string Root => Path.Combine(Folder, "mediaproviders");

    internal string PhaseRoot => Path.Combine(Root, ClaimPlace.NameOf(Phase));

    internal SharedClaims Open(string phase = Phase, long longestFile = ClaimFile.LongestFile)
    {
        var claims = new SharedClaims(phase, Environment.GetValueOrDefault, ToolFolder, longestFile);
        lock (opened)
        {
            opened.Add(claims);
        }

        return claims;
    }

    /// <summary>The files of all sessions, of every phase and place.</summary>
    public string[] Files() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

    public string TheFile(string suffix) => Files().Single(path => path.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>Leaves the files of a session as a killed process does: the same claims under another id, and a lock that is not held.</summary>
    public string LeaveStaleCopy(string data)
    {
        var id = Guid.NewGuid().ToString("N");
        File.Copy(data, ClaimFile.DataOf(Path.GetDirectoryName(data)!, id));
        File.WriteAllBytes(ClaimFile.LockOf(Path.GetDirectoryName(data)!, id), []);
        return id;
    }

    public void Dispose()
    {
        opened.ForEach(claims => claims.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Tests of claims, each with a folder of its own and, if it uses them, two sessions of one phase.</summary>
public abstract class ClaimTests : IAsyncLifetime
{
    private protected static readonly EntryKey Images = ClaimFixture.Images;
    private protected readonly ClaimFixture fixture = new();
    private SharedClaims? here;
    private SharedClaims? there;

    private protected SharedClaims Here => here ??= fixture.Open();

    private protected SharedClaims There => there ??= fixture.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        fixture.Dispose();
        return Task.CompletedTask;
    }
}
