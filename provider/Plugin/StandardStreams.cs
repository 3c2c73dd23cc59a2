namespace MediaProviders.Plugin;

/// <summary>The descriptors 0, 1 and 2.</summary>
internal static class StandardStreams
{
    private const int Error = 2;

    /// <summary>
    /// Puts a file that ends at once and takes nothing in the place of each standard stream that is closed; does nothing on Windows. The system gives the next
    /// file that a process opens the lowest free descriptor: output would go into it. One such file is the runtime's own pipe of signals.
    /// </summary>
    public static void Occupy()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = File.OpenHandle("/dev/null");
#pragma warning disable S3869 // The number itself is what matters, and nothing else has the handle.
        while (handle.DangerousGetHandle() <= Error)
#pragma warning restore S3869
        {
            // Not closed by the finalizer either.
            handle.SetHandleAsInvalid();
            handle = File.OpenHandle("/dev/null");
        }

        handle.Dispose();
    }
}
