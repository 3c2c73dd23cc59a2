using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Claims that all plugin processes of one phase share. Each session writes its own, as digests, to a file that only this user can access, and reads those of
/// the others; a claim counts while its session is alive. Without a phase there is no other process, and claims are only in memory. The disk is not used before
/// the first call. Thread-safe. No member throws because of the disk: claims that cannot be shared are kept in memory, and <see cref="Obstacle"/> says why.
/// </summary>
/// <param name="phase">Identifies the phase for all its processes; empty when no other process can belong to the command.</param>
internal sealed class SharedClaims(string phase, Func<string, string?> variable, string? toolFolder = null, long longestFile = ClaimFile.LongestFile)
    : IClaims, IDisposable
{
    private readonly Lock gate = new();
    private readonly ClaimTable own = new();
    private readonly List<OwnSession> marks = [];
    private (OwnSession Own, OtherSessions Others)? sessions;
    private bool isOpened = phase.Length == 0;
    private string obstacle = "";

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
            return sessions is { Others: var others } ? [.. own.Find(entry), .. others.Find(entry)] : own.Find(entry);
        }
    }

    /// <summary>Ends the session: its claims no longer count for the others, and its files are removed.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            sessions?.Own.Dispose();
            sessions = null;
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
            if (own.Apply(record) && sessions is { Own: var session } && obstacle.Length == 0)
            {
                Fail(session, session.Append(record));
            }
        }
    }

    // Handles trouble with this session's own files; an empty text is none.
    private void Fail(OwnSession session, string trouble)
    {
        if (trouble.Length > 0)
        {
            session.MarkPartial();
            obstacle = Explain(Printable.Of(trouble).TrimEnd('.'), "Free some space and do not touch the folder, or set another one with XDG_RUNTIME_DIR or "
                + "TMPDIR (on Windows LOCALAPPDATA or TEMP), then run the command again.");
        }
    }

    // Locks tell which other sessions are alive only if locks work, which this session's own lock shows.
    private string LookAtOthers()
    {
        if (sessions is not (var session, var others) || obstacle.Length > 0)
        {
            return "";
        }

        Fail(session, session.FindTrouble());
        return obstacle.Length > 0 ? "" : others.Refresh(session.Id);
    }

    private void Open()
    {
        if (isOpened)
        {
            return;
        }

        isOpened = true;
        var folder = ClaimPlace.NameOf(phase);
        var places = ClaimPlace.Of(variable, toolFolder);
        var faults = new List<string>();
        foreach (var place in places)
        {
            if (TryOpen(place, folder, places) is not { Length: > 0 } fault)
            {
                return;
            }

            faults.Add(fault);
        }

        marks.AddRange(places.Where(place => ClaimFile.Try(() => place.Prepare().Length == 0, _ => false))
            .Select(place => OwnSession.LeaveMark(Path.Combine(place.Folder, folder))).OfType<OwnSession>());
        obstacle = Explain(faults.Count == 0 ? "no folder of the user is known" : string.Join("; ", faults.Distinct(StringComparer.Ordinal)), Remedy);
    }

    private string TryOpen(ClaimPlace place, string folder, IReadOnlyList<ClaimPlace> places) => ClaimFile.Try(
        () =>
        {
            var fault = place.Prepare();
            if (fault.Length == 0)
            {
                sessions = (OwnSession.Start(Path.Combine(place.Folder, folder), own.Salt, longestFile), new OtherSessions(folder, places));
                ClaimFile.Sweep(place.Folder);
            }

            return fault;
        },
        exception => $"'{Printable.Of(place.Folder)}' cannot be used ({Printable.Of(exception.Message).TrimEnd('.')})");
}

/// <summary>
/// Which resource owns which entry, within one phase of a command. A claimed entry must not be deleted: after a rename in the program, a moved parent or
/// a replaced provider, the delete of the old resource would remove the entry that the new one has just adopted. All processes of the phase share the claims.
/// </summary>
internal interface IClaims
{
    /// <summary>Why claims cannot be shared with the other processes, so that no delete is safe, and what to do; empty when they are shared.</summary>
    string Obstacle { get; }

    /// <summary>Claims an entry for a resource; a later claim of the same entry by the same resource replaces the earlier one.</summary>
    /// <param name="owner">The address of the resource.</param>
    /// <param name="content">What the resource wrote or found there; null when that is not known.</param>
    void Claim(EntryKey entry, string owner, string? content, ClaimKind kind);

    /// <summary>Releases a claim that this session has made for that resource; does nothing when there is none.</summary>
    void Release(EntryKey entry, string owner);

    /// <summary>The claims of all processes of the phase on the entry, or on one that may be the same.</summary>
    IReadOnlyList<ClaimTable.Match> Find(EntryKey entry);
}
