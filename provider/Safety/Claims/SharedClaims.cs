using MediaProviders.Values;

namespace MediaProviders.Safety.Claims;

/// <summary>
/// Claims that all plugin processes of one phase see. Each session writes its own in digests to a file that only this user can use, and reads those of
/// the others; a claim counts as long as its session lives. The disk is first touched by the first use. Thread-safe, and no member throws for the disk's sake:
/// what cannot be shared is kept in memory, and <see cref="Obstacle"/> says why.
/// </summary>
internal sealed class SharedClaims : IClaims, IDisposable
{
    private readonly Lock gate = new();
    private readonly Lazy<string> phaseFolder;
    private readonly IReadOnlyList<ClaimPlace> places;
    private readonly long longestFile;
    private readonly ClaimTable own = new(ClaimDigests.New());
    private readonly Lazy<OtherSessions> others;
    private readonly List<HinderedSession> marks = [];
    private OwnSession? session;
    private bool isOpened;
    private string obstacle = "";

    /// <summary>Claims of one phase.</summary>
    /// <param name="phase">What its processes have in common and no other phase has; not empty.</param>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    /// <param name="toolFolder">See <see cref="HostEnvironment.ToolFolder"/>.</param>
    /// <param name="longestFile">The longest file to write, in bytes.</param>
    public SharedClaims(string phase, Func<string, string?> variable, string? toolFolder = null, long longestFile = ClaimFile.LongestFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(phase);
        this.longestFile = longestFile;
        places = ClaimPlace.Of(variable, toolFolder);

        // Hashing loads OpenSSL.
        phaseFolder = new Lazy<string>(() => ClaimPlace.NameOf(phase));
        others = new Lazy<OtherSessions>(() => new OtherSessions(phaseFolder.Value, places));
    }

    private static string Remedy => OperatingSystem.IsWindows()
        ? "Set LOCALAPPDATA or TEMP to a folder that this user can write to."
        : "Set XDG_RUNTIME_DIR or TMPDIR to a folder of this user with mode 0700 on a file system with room and locks, in a place where no other user can "
            + "write.";

    /// <summary>True when every claim of this phase is known here and every claim of this session is known to the others, as of this moment.</summary>
    public bool AreShared => Obstacle.Length == 0;

    /// <inheritdoc/>
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

    /// <summary>The claims that fit a phase: shared ones, or for an empty phase those of a session alone.</summary>
    public static IClaims For(string phase, Func<string, string?> variable, string? toolFolder = null) =>
        phase.Length == 0 ? new SessionClaims() : new SharedClaims(phase, variable, toolFolder);

    /// <inheritdoc/>
    public void Claim(EntryKey entry, string owner, string? content) => Record(own.Describe(entry, owner, content));

    /// <inheritdoc/>
    public void Release(EntryKey entry, string owner) => Record(own.Describe(entry, owner, content: null) with { IsRelease = true });

    /// <inheritdoc/>
    public IReadOnlyList<ClaimMatch> Find(EntryKey entry)
    {
        var matches = new List<ClaimMatch>();
        lock (gate)
        {
            Open();
            LookAtOthers();
            own.Find(entry, matches);
            others.Value.Find(entry, matches);
        }

        return matches;
    }

    /// <summary>Ends the session: its claims count no longer for the others, and its files are removed.</summary>
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
            if (!own.Apply(record) || session is null || obstacle.Length > 0)
            {
                return;
            }

            try
            {
                session.Append(record);
            }
            catch (Exception exception) when (ClaimFile.IsTrouble(exception))
            {
                session.MarkPartial();
                Fail(exception.Message);
            }
        }
    }

    private void Fail(string reason)
    {
        if (obstacle.Length == 0)
        {
            obstacle = Explain(Printable.Of(reason).TrimEnd('.'), "Make room and leave the folder alone, or name another one by XDG_RUNTIME_DIR or TMPDIR (on "
                + "Windows LOCALAPPDATA or TEMP), then run the command again.");
        }
    }

    /// <summary>Only a session whose own lock is refused to others may judge by their locks which other sessions live.</summary>
    private string LookAtOthers()
    {
        if (session is not null && obstacle.Length == 0 && session.FindTrouble() is { Length: > 0 } trouble)
        {
            session.MarkPartial();
            Fail(trouble);
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
            var fault = TryOpen(place);
            if (fault.Length == 0)
            {
                return;
            }

            faults.Add(fault);
        }

        foreach (var place in places.Where(CanHoldAMark))
        {
            if (HinderedSession.Leave(Path.Combine(place.Folder, phaseFolder.Value)) is { } mark)
            {
                marks.Add(mark);
            }
        }

        obstacle = Explain(faults.Count == 0 ? "no folder of the user is known" : string.Join("; ", faults.Distinct(StringComparer.Ordinal)), Remedy);
    }

    private static bool CanHoldAMark(ClaimPlace place)
    {
        try
        {
            return PrivateFolder.Prepare(place).Length == 0;
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            return false;
        }
    }

    private string TryOpen(ClaimPlace place)
    {
        try
        {
            var fault = PrivateFolder.Prepare(place);
            if (fault.Length == 0)
            {
                session = OwnSession.Start(Path.Combine(place.Folder, phaseFolder.Value), own.Digests, longestFile);
                StaleSessions.Sweep(place.Folder);
            }

            return fault;
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            return $"'{Printable.Of(place.Folder)}' cannot be used ({Printable.Of(exception.Message).TrimEnd('.')})";
        }
    }
}
