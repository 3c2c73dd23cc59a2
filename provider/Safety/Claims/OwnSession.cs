namespace MediaProviders.Safety;

/// <summary>
/// This session's files: the lock that it holds and the claims that it appends. A session that cannot write claims has only a lock and a mark, which tells the
/// other sessions that claims are missing, so that they refuse too. Not thread-safe.
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

    /// <summary>Starts a session that only marks that claims are missing; null when not even that can be written.</summary>
    public static OwnSession? LeaveMark(string folder)
    {
        var session = ClaimFile.Try<OwnSession?>(() => new OwnSession(folder, longestFile: 0), _ => null);
        session?.MarkPartial();
        return session;
    }

    /// <summary>Why the other sessions may not see its claims at this moment, or it theirs; empty when all is well. Never throws.</summary>
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

            // Overwrites a byte, which needs no space, to find out whether the file can still be written.
            RandomAccess.Write(data!.SafeFileHandle, [ClaimFile.Complete], ClaimFile.StateAt);
            return "";
        },
        exception => exception.Message);

    /// <summary>Adds a claim. Returns the same as <see cref="FindTrouble"/>: the disk may be full, or the file have reached its maximum length.</summary>
    public string Append(ClaimRecord record) => FindTrouble() is { Length: > 0 } trouble ? trouble : ClaimFile.Try(
        () =>
        {
            Span<byte> bytes = stackalloc byte[ClaimRecord.Size];
            record.WriteTo(bytes);
            Write(bytes);
            return "";
        },
        exception => exception.Message);

    /// <summary>Tells the other sessions that claims are missing, in two ways that usually work on a full disk. Never throws.</summary>
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

        // After a failure, the next record overwrites the half-written one.
        RandomAccess.Write(data!.SafeFileHandle, bytes, length);
        length += bytes.Length;
    }

    // Takes a lock under a new id. Creates the phase's folder if it does not exist.
    private static (string Id, FileStream Locked) TakeLock(string folder)
    {
        var attempt = 0;
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            var path = ClaimFile.LockOf(folder, id);
            FileStream? locked = null;
            try
            {
                ClaimPlace.Create(folder);
                locked = ClaimFile.Create(path, FileAccess.ReadWrite, FileShare.None);

                // The file may have been removed between its creation and its locking; from now on it cannot be.
                if (!File.Exists(path))
                {
                    throw new FileNotFoundException("The new file was removed immediately.", path);
                }

                // .NET does not report a file system without locks, nor DOTNET_SYSTEM_IO_DISABLEFILELOCKING; every session would then look stale.
                return IsRefused(path) ? (id, locked) : throw new NotSupportedException(NoLocks);
            }
            catch (Exception failure)
            {
                locked?.Dispose();
                ClaimFile.Remove(folder, id);

                // Another process may have removed the new file, or its still empty folder, as a leftover.
                if (failure is not IOException || ++attempt == Attempts)
                {
                    throw;
                }
            }
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
