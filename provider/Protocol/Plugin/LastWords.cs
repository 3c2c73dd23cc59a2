using System.Text;

namespace MediaProviders.Protocol.Plugin;

/// <summary>
/// What a plugin says when it ends by an exception nobody foresaw: its type and where it happened. Never its message, which may hold anything, a secret too;
/// the runtime would print it.
/// </summary>
internal static class LastWords
{
    /// <summary>The exit code of a plugin that ends so.</summary>
    public const int ExitCode = 1;

    /// <summary>The words.</summary>
    public static string Of(Exception exception) =>
        IsShortOfMemory(exception) ? ShortOfMemory(exception.GetType().Name) : Of(exception.GetType().Name, exception.StackTrace);

    /// <summary>Ends the process with these words instead of the runtime's when an exception on any thread is caught by nobody.</summary>
    public static void ReplaceThoseOfTheRuntime() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        // The runtime prints its own words after this, unless there is no process any more.
        var exception = unhandled.ExceptionObject as Exception;
        using var error = Console.OpenStandardError();
        error.Write(Encoding.UTF8.GetBytes(exception is null ? Of(unhandled.ExceptionObject.GetType().Name, place: null) : Of(exception)));
        error.Flush();
        Environment.Exit(ExitCode);
    };

    // Our types begin with constants, so that one which cannot be initialised finds no room for them; the runtime wraps what it says then.
    private static bool IsShortOfMemory(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException or TypeInitializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsShortOfMemory),
        _ => IsShortOfMemory(exception.InnerException),
    };

    private static string ShortOfMemory(string type) =>
        $"The plugin ended because memory is short ({type}). Raise the limit on memory: 'ulimit -v unlimited' in the shell that starts it, or that of the container.\n";

    private static string Of(string type, string? place) => $"Provider bug: an unexpected {type} ended the plugin. Please report this.\n{place}\n";
}
