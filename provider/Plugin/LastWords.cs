using System.Text;
using MediaProviders.Safety;

namespace MediaProviders.Plugin;

/// <summary>
/// What a plugin prints when an unforeseen exception ends it: the type and the place. Never the message, which may contain a secret; the runtime would print
/// it.
/// </summary>
internal static class LastWords
{
    public const int ExitCode = 1;

    public static string Of(Exception exception) =>
        MemoryShortage.Explain(exception, "the plugin") is { } shortage ? shortage + "\n" : Of((object)exception);

    /// <summary>Ends the process with these words instead of the runtime's when an exception on any thread is caught nowhere.</summary>
    public static void ReplaceThoseOfTheRuntime() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        // The runtime prints its own words after this, unless there is no process any more.
        using var error = Console.OpenStandardError();
        error.Write(Encoding.UTF8.GetBytes(unhandled.ExceptionObject is Exception exception ? Of(exception) : Of(unhandled.ExceptionObject)));
        error.Flush();
        Environment.Exit(ExitCode);
    };

    private static string Of(object thrown) =>
        $"Provider bug: an unexpected {thrown.GetType().Name} ended the plugin. Please report this.\n{(thrown as Exception)?.StackTrace}\n";
}
