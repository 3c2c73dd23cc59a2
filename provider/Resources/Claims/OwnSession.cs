namespace MediaProviders.Resources.Claims;

/// <summary>This session's two files: the lock it holds and the claims it appends. Not thread-safe.</summary>
internal sealed class OwnSession : IDisposable
{
    /// <summary>What is said when its files have been removed.</summary>
    public const string Removed = "The files of claims have been removed while they were in use.";

    private const int Attempts = 20;

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

    /// <summary>False when somebody has removed its files, so that the others cannot see its claims.</summary>
    public bool IsInPlace => File.Exists(ClaimFile.LockOf(folder, Id)) && File.Exists(ClaimFile.DataOf(folder, Id));

    /// <summary>Starts a session in a phase's folder, which is created when it is missing.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="NotSupportedException">File locks do not work there.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written there.</exception>
    public static OwnSession Start(string folder, ClaimDigests digests, long longestFile)
    {
        var (id, locked) = Lock(folder);
        OwnSession? session = null;
        try
        {
            var claims = ClaimFile.Create(ClaimFile.DataOf(folder, id), FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            session = new OwnSession(folder, id, locked, claims, longestFile);
            session.WriteHeader(digests);
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
    /// <exception cref="IOException">The disk is full or failed, the file has reached its longest length, or somebody has removed it.</exception>
    public void Append(in ClaimRecord record)
    {
        if (length + ClaimRecord.Size > longestFile)
        {
            throw new IOException("The file of claims has reached its longest length.");
        }

        if (!IsInPlace)
        {
            throw new FileNotFoundException(Removed);
        }

        Span<byte> bytes = stackalloc byte[ClaimRecord.Size];
        record.WriteTo(bytes);
        Write(bytes);
    }

    /// <summary>Tells the other sessions that claims are missing. One byte is exchanged in place, which mostly works on a full disk too. It never throws.</summary>
    public void MarkPartial()
    {
        try
        {
            RandomAccess.Write(data.SafeFileHandle, [ClaimFile.Partial], ClaimFile.StateAt);
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            // Nothing is left to tell it with; this session at least knows.
        }
    }

    /// <summary>Ends the session and removes its files, and the phase's folder after the last session.</summary>
    public void Dispose()
    {
        data.Dispose();
        held.Dispose();
        StaleSessions.Remove(folder, Id);
        StaleSessions.RemoveFolder(folder);
    }

    private static (string Id, FileStream Locked) Lock(string folder)
    {
        var attempts = 0;
        while (true)
        {
            attempts++;
            var id = Guid.NewGuid().ToString("N");
            try
            {
                return (id, Lock(folder, id));
            }
            catch (IOException) when (attempts < Attempts)
            {
                // Somebody took the new file, or its still empty folder, for a leftover.
                StaleSessions.Remove(folder, id);
            }
        }
    }

    private static FileStream Lock(string folder, string id)
    {
        var path = ClaimFile.LockOf(folder, id);
        PrivateFolder.Create(folder);
        var locked = ClaimFile.Create(path, FileAccess.ReadWrite, FileShare.None);
        try
        {
            // It may have been removed between its creation and its locking; from now on it cannot.
            if (!File.Exists(path))
            {
                throw new FileNotFoundException("The new file has been removed at once.", path);
            }

            // .NET takes a file system without locks, and DOTNET_SYSTEM_IO_DISABLEFILELOCKING, as it is; every session would then look stale.
            return IsRefused(path) ? locked : throw new NotSupportedException("File locks do not work there.");
        }
        catch
        {
            locked.Dispose();
            StaleSessions.Remove(folder, id);
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
        catch (IOException)
        {
            return true;
        }
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
        // After a failure the next record takes the place of the half-written one.
        RandomAccess.Write(data.SafeFileHandle, bytes, length);
        length += bytes.Length;
    }
}
