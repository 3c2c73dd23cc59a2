using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Claims that all plugin processes of one phase share. Each session writes its own, as digests, to a file that only this user can access, and reads those of
/// the others; a claim counts while its session is alive. Without a phase there is no other process, and claims are only in memory. The disk is not used before
/// the first call. Thread-safe. No member throws because of the disk: claims that cannot be shared are kept in memory, and <see cref="Obstacle"/> says why.
/// </summary>
internal sealed class SharedClaims : IClaims, IDisposable
{
    private readonly Lock gate = new();
    private readonly Lazy<string> phaseFolder;
    private readonly IReadOnlyList<ClaimPlace> places;
    private readonly long longestFile;
    private readonly ClaimTable own = new();
    private readonly Lazy<OtherSessions> others;
    private readonly List<OwnSession> marks = [];
    private OwnSession? session;
    private bool isOpened;
    private string obstacle = "";

    /// <param name="phase">Identifies the phase for all its processes; empty when no other process can belong to the command.</param>
    public SharedClaims(string phase, Func<string, string?> variable, string? toolFolder = null, long longestFile = ClaimFile.LongestFile)
    {
        this.longestFile = longestFile;
        isOpened = phase.Length == 0;
        places = isOpened ? [] : ClaimPlace.Of(variable, toolFolder);

        // Hashing loads OpenSSL.
        phaseFolder = new Lazy<string>(() => ClaimPlace.NameOf(phase));
        others = new Lazy<OtherSessions>(() => new OtherSessions(phaseFolder.Value, places));
    }

    private static string Remedy => OperatingSystem.IsWindows()
        ? "Set LOCALAPPDATA or TEMP to a folder that this user can write to."
        : "Set XDG_RUNTIME_DIR or TMPDIR to a folder of this user with mode 0700 on a file system with free space and file locks, where no other user can "
            + "write to the folders above it.";

    public string Obstacle
    {
        get
        {
            lock (gate)
            {
                Open();
                var trouble = LookAtOthers();
                return obstacle.Length > 0 ? obstacle : trouble.Length == 0 ? "" : Explain(trouble, "Run the command again.");
            }
        }
    }

    public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind) => Record(own.Describe(entry, owner, content, kind));

    public void Release(EntryKey entry, string owner) => Record(own.Describe(entry, owner, content: null) with { IsRelease = true });

    public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry)
    {
        lock (gate)
        {
            Open();
            LookAtOthers();
            return session is null ? own.Find(entry) : [.. own.Find(entry), .. others.Value.Find(entry)];
        }
    }

    /// <summary>Ends the session: its claims no longer count for the others, and its files are removed.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            session?.Dispose();
            session = null;
            marks.ForEach(mark => mark.Dispose());
            marks.Clear();
            isOpened = true;
            obstacle = Explain("this session has ended", "Run the command again.");
        }
    }

    private static string Explain(string trouble, string remedy) =>
        $"The plugin processes of this command cannot tell each other which entries are in use: {trouble}. {remedy}";

    private void Record(ClaimRecord record)
    {
        lock (gate)
        {
            Open();
            if (own.Apply(record) && session is not null && obstacle.Length == 0)
            {
                Fail(session.Append(record));
            }
        }
    }

    // Handles trouble with this session's own files; an empty text is none.
    private void Fail(string trouble)
    {
        if (trouble.Length > 0)
        {
            session!.MarkPartial();
            obstacle = Explain(Printable.Of(trouble).TrimEnd('.'), "Free some space and do not touch the folder, or set another one with XDG_RUNTIME_DIR or "
                + "TMPDIR (on Windows LOCALAPPDATA or TEMP), then run the command again.");
        }
    }

    // Locks tell which other sessions are alive only if locks work, which this session's own lock shows.
    private string LookAtOthers()
    {
        if (session is not null && obstacle.Length == 0)
        {
            Fail(session.FindTrouble());
        }

        return session is null || obstacle.Length > 0 ? "" : others.Value.Refresh(session.Id);
    }

    private void Open()
    {
        if (isOpened)
        {
            return;
        }

        isOpened = true;
        var faults = new List<string>();
        foreach (var place in places)
        {
            if (TryOpen(place) is not { Length: > 0 } fault)
            {
                return;
            }

            faults.Add(fault);
        }

        marks.AddRange(places.Where(place => ClaimFile.Try(() => place.Prepare().Length == 0, _ => false))
            .Select(place => OwnSession.LeaveMark(Path.Combine(place.Folder, phaseFolder.Value))).OfType<OwnSession>());
        obstacle = Explain(faults.Count == 0 ? "no folder of the user is known" : string.Join("; ", faults.Distinct(StringComparer.Ordinal)), Remedy);
    }

    private string TryOpen(ClaimPlace place) => ClaimFile.Try(
        () =>
        {
            var fault = place.Prepare();
            if (fault.Length == 0)
            {
                session = OwnSession.Start(Path.Combine(place.Folder, phaseFolder.Value), own.Salt, longestFile);
                ClaimFile.Sweep(place.Folder);
            }

            return fault;
        },
        exception => $"'{Printable.Of(place.Folder)}' cannot be used ({Printable.Of(exception.Message).TrimEnd('.')})");
}
