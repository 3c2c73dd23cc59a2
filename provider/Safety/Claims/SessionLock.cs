namespace MediaProviders.Safety.Claims;

/// <summary>The file that a session holds exclusively as long as it lives.</summary>
internal static class SessionLock
{
    /// <summary>What is said where locks do not work.</summary>
    public const string NoLocks = "File locks do not work there.";

    private const int Attempts = 20;

    /// <summary>True when another process would find the lock held, as of this moment.</summary>
    public static bool Holds(string folder, string id) => IsRefused(ClaimFile.LockOf(folder, id));

    /// <summary>Takes a lock under a new id in a phase's folder, which is created when it is missing.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="NotSupportedException">File locks do not work there.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written there.</exception>
    public static (string Id, FileStream Locked) Take(string folder)
    {
        var attempts = 0;
        while (true)
        {
            attempts++;
            var id = Guid.NewGuid().ToString("N");
            try
            {
                return (id, Take(folder, id));
            }
            catch (IOException) when (attempts < Attempts)
            {
                // Another process took the new file, or its still empty folder, for a leftover.
                StaleSessions.Remove(folder, id);
            }
        }
    }

    private static FileStream Take(string folder, string id)
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
            return IsRefused(path) ? locked : throw new NotSupportedException(NoLocks);
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
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
