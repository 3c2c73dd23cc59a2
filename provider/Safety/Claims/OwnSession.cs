namespace MediaProviders.Safety.Claims;

/// <summary>This session's two files: the lock it holds and the claims it appends. Not thread-safe.</summary>
internal sealed class OwnSession : IDisposable
{
    /// <summary>What is said when its files have been removed.</summary>
    public const string Removed = "The files of claims have been removed while they were in use.";

    private readonly string folder;
    private readonly FileStream held;
    private readonly FileStream data;
    private readonly long longestFile;
    private long length;

    private OwnSession(string folder, string id, FileStream held, FileStream data, long longestFile)
    {
        this.folder = folder;
        this.held = held;
        this.data = data;
        this.longestFile = longestFile;
        Id = id;
    }

    /// <summary>What its files are named by.</summary>
    public string Id { get; }

    /// <summary>Why the others may not see its claims any more, or it theirs, as of this moment; empty when nothing is wrong. It never throws.</summary>
    public string FindTrouble()
    {
        try
        {
            if (!File.Exists(ClaimFile.DataOf(folder, Id)))
            {
                return Removed;
            }

            if (!SessionLock.Holds(folder, Id))
            {
                return File.Exists(ClaimFile.LockOf(folder, Id)) ? SessionLock.NoLocks : Removed;
            }

            // In place, so that it costs no room: it fails where nothing can be written any more.
            RandomAccess.Write(data.SafeFileHandle, [ClaimFile.Complete], ClaimFile.StateAt);
            return "";
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            return exception.Message;
        }
    }

    /// <summary>Starts a session in a phase's folder, which is created when it is missing.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="NotSupportedException">File locks do not work there.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written there.</exception>
    public static OwnSession Start(string folder, ClaimDigests digests, long longestFile)
    {
        var (id, locked) = SessionLock.Take(folder);
        OwnSession? session = null;
        try
        {
            var claims = ClaimFile.Create(ClaimFile.UnfinishedOf(folder, id), FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            session = new OwnSession(folder, id, locked, claims, longestFile);
            session.WriteHeader(digests);
            File.Move(ClaimFile.UnfinishedOf(folder, id), ClaimFile.DataOf(folder, id));
            return session;
        }
        catch
        {
            session?.Dispose();
            locked.Dispose();
            StaleSessions.Remove(folder, id);
            throw;
        }
    }

    /// <summary>Appends a record.</summary>
    /// <exception cref="IOException">The disk is full or failed, the file has reached its longest length, or it was removed.</exception>
    public void Append(in ClaimRecord record)
    {
        if (FindTrouble() is { Length: > 0 } trouble)
        {
            throw new IOException(trouble);
        }

        Span<byte> bytes = stackalloc byte[ClaimRecord.Size];
        record.WriteTo(bytes);
        Write(bytes);
    }

    /// <summary>
    /// Tells the other sessions that claims are missing, by a byte exchanged in place and by an empty file: both mostly work on a full disk. It never throws.
    /// </summary>
    public void MarkPartial()
    {
        ClaimFile.Try(() => RandomAccess.Write(data.SafeFileHandle, [ClaimFile.Partial], ClaimFile.StateAt));
        ClaimFile.Try(() => ClaimFile.Create(ClaimFile.HinderedOf(folder, Id), FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose());
    }

    /// <summary>Ends the session and removes its files, and the phase's folder after the last session.</summary>
    public void Dispose()
    {
        data.Dispose();
        held.Dispose();
        StaleSessions.Remove(folder, Id);
        StaleSessions.RemoveFolder(folder);
    }

    private void WriteHeader(ClaimDigests digests)
    {
        Span<byte> header = stackalloc byte[ClaimFile.HeaderSize];
        header.Clear();
        ClaimFile.Layout.CopyTo(header);
        header[ClaimFile.StateAt] = ClaimFile.Complete;
        digests.Salt.CopyTo(header[^ClaimDigests.SaltSize..]);
        Write(header);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > longestFile)
        {
            throw new IOException("The file of claims has reached its longest length.");
        }

        // After a failure the next record takes the place of the half-written one.
        RandomAccess.Write(data.SafeFileHandle, bytes, length);
        length += bytes.Length;
    }
}
