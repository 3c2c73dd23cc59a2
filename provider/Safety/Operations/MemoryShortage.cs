namespace MediaProviders.Safety;

/// <summary>Tells a failure that short memory causes from a bug of ours.</summary>
internal static class MemoryShortage
{
    /// <summary>What to say of it, as finished sentences without any text of an exception; null when it is something else.</summary>
    /// <param name="ended">What it ended: "the plugin".</param>
    public static string? Explain(Exception? exception, string ended) => exception is not null && IsIn(exception)
        ? $"Not enough memory, so {ended} ended ({exception.GetType().Name}). Raise the limit: 'ulimit -v unlimited' in the shell that starts the plugin, or "
            + "that of the container."
        : null;

    // Our types begin with constants, so that one which cannot be initialised finds no room for them; the runtime wraps what it says then.
    private static bool IsIn(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException or TypeInitializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsIn),
        _ => IsIn(exception.InnerException),
    };
}
