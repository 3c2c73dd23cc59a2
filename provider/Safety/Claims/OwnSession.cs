namespace MediaProviders.Safety;

/// <summary>
/// This session's files: the lock it holds and the claims it appends. A session that could not write any is a lock and a mark, by which the others know that
/// claims are missing and refuse, too. Not thread-safe.
/// </summary>
internal sealed class OwnSession(string folder, long longestFile) : IDisposable
{
    private const string Removed = "The claim files have been removed while they were in use.";
    private const string NoLocks = "File locks do not work there.";
    private const int Attempts = 20;

    private readonly (string Id, FileStream Locked) held = TakeLock(folder);
    private FileStream? data;
    private long length;

    public string Id => held.Id;

    public static OwnSession Start(string folder, ReadOnlySpan<byte> salt, long longestFile)
    {
        var session = new OwnSession(folder, longestFile);
        try
        {
            session.WriteHeader(salt);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Leaves a mark that claims are missing; null where not even that can be written.</summary>
    public static OwnSession? LeaveMark(string folder)
    {
        var session = ClaimFile.Try<OwnSession?>(() => new OwnSession(folder, longestFile: 0), _ => null);
        session?.MarkPartial();
        return session;
    }

    /// <summary>Why the others may not see its claims any more, or it theirs, as of this moment; empty when nothing is wrong. It never throws.</summary>
    public string FindTrouble() => ClaimFile.Try(
        () =>
        {
            if (!File.Exists(ClaimFile.DataOf(folder, Id)))
            {
                return Removed;
            }

            if (!IsRefused(ClaimFile.LockOf(folder, Id)))
            {
                return File.Exists(ClaimFile.LockOf(folder, Id)) ? NoLocks : Removed;
            }

            // In place, so that it costs no room: it fails where nothing can be written any more.
            RandomAccess.Write(data!.SafeFileHandle, [ClaimFile.Complete], ClaimFile.StateAt);
            return "";
        },
        exception => exception.Message);

    /// <summary>Adds a claim. Answers as <see cref="FindTrouble"/> does: the disk may be full, or the file have reached its longest length.</summary>
    public string Append(ClaimRecord record) => FindTrouble() is { Length: > 0 } trouble ? trouble : ClaimFile.Try(
        () =>
        {
            Span<byte> bytes = stackalloc byte[ClaimRecord.Size];
            record.WriteTo(bytes);
            Write(bytes);
            return "";
        },
        exception => exception.Message);

    /// <summary>Tells the other sessions that claims are missing, in two ways that mostly work on a full disk. It never throws.</summary>
    public void MarkPartial()
    {
        if (data is not null)
        {
            ClaimFile.Try(() => RandomAccess.Write(data.SafeFileHandle, [ClaimFile.Partial], ClaimFile.StateAt));
        }

        ClaimFile.Try(() => ClaimFile.Create(ClaimFile.HinderedOf(folder, Id), FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose());
    }

    public void Dispose()
    {
        data?.Dispose();
        held.Locked.Dispose();
        ClaimFile.Remove(folder, Id);
        ClaimFile.RemoveFolder(folder);
    }

    private void WriteHeader(ReadOnlySpan<byte> salt)
    {
        var unfinished = ClaimFile.UnfinishedOf(folder, Id);
        data = ClaimFile.Create(unfinished, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[ClaimFile.HeaderSize];
        header.Clear();
        ClaimFile.Layout.CopyTo(header);
        header[ClaimFile.StateAt] = ClaimFile.Complete;
        salt.CopyTo(header[^ClaimTable.SaltSize..]);
        Write(header);
        File.Move(unfinished, ClaimFile.DataOf(folder, Id));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > longestFile)
        {
            throw new IOException("The claim file has reached its maximum length.");
        }

        // After a failure the next record takes the place of the half-written one.
        RandomAccess.Write(data!.SafeFileHandle, bytes, length);
        length += bytes.Length;
    }

    // Under a new id, in a phase's folder, which is created when it is missing.
    private static (string Id, FileStream Locked) TakeLock(string folder)
    {
        var attempt = 1;
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            try
            {
                return (id, TakeLock(folder, id));
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another process took the new file, or its still empty folder, for a leftover.
                ClaimFile.Remove(folder, id);
                attempt++;
            }
        }
    }

    private static FileStream TakeLock(string folder, string id)
    {
        var path = ClaimFile.LockOf(folder, id);
        ClaimPlace.Create(folder);
        var locked = ClaimFile.Create(path, FileAccess.ReadWrite, FileShare.None);
        try
        {
            // It may have been removed between its creation and its locking; from now on it cannot.
            if (!File.Exists(path))
            {
                throw new FileNotFoundException("The new file was removed immediately.", path);
            }

            // .NET takes a file system without locks, and DOTNET_SYSTEM_IO_DISABLEFILELOCKING, as it is; every session would then look stale.
            return IsRefused(path) ? locked : throw new NotSupportedException(NoLocks);
        }
        catch
        {
            locked.Dispose();
            ClaimFile.Remove(folder, id);
            throw;
        }
    }

    private static bool IsRefused(string path)
    {
        try
        {
            using var second = ClaimFile.OpenToRead(path);
            return false;
        }
        catch (IOException exception)
        {
            return exception is not (FileNotFoundException or DirectoryNotFoundException);
        }
    }
}
