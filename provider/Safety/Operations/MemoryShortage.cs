namespace MediaProviders.Safety;

/// <summary>Distinguishes a lack of memory from a bug.</summary>
internal static class MemoryShortage
{
    /// <summary>The message about a lack of memory, in sentences without any text of the exception; null for every other exception.</summary>
    /// <param name="ended">What the exception ended: "the plugin".</param>
    public static string? Explain(Exception? exception, string ended) => exception is not null && IsIn(exception)
        ? $"Not enough memory, so {ended} ended ({exception.GetType().Name}). Raise the limit: 'ulimit -v unlimited' in the shell that starts the plugin, or "
            + "that of the container."
        : null;

    // Our static initialisers only create constants, so they fail only for lack of memory, which the runtime wraps in a TypeInitializationException.
    private static bool IsIn(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException or TypeInitializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsIn),
        _ => IsIn(exception.InnerException),
    };
}
