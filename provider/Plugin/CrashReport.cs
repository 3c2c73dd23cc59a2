using System.Text;
using MediaProviders.Safety;

namespace MediaProviders.Plugin;

/// <summary>
/// What a plugin prints when an unexpected exception ends it: the type and the stack trace, but not the message, which may contain a secret and which the
/// runtime would print.
/// </summary>
internal static class CrashReport
{
    public const int ExitCode = 1;

    public static string Of(Exception exception) =>
        MemoryShortage.Explain(exception, "the plugin") is { } shortage ? shortage + "\n" : Of((object)exception);

    /// <summary>Ends the process with this text instead of the runtime's after an unhandled exception on any thread.</summary>
    public static void ReplaceThatOfTheRuntime() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        // The runtime would print its own text after this handler, so the handler ends the process.
        using var error = Console.OpenStandardError();
        error.Write(Encoding.UTF8.GetBytes(unhandled.ExceptionObject is Exception exception ? Of(exception) : Of(unhandled.ExceptionObject)));
        error.Flush();
        Environment.Exit(ExitCode);
    };

    private static string Of(object thrown) =>
        $"Provider bug: an unexpected {thrown.GetType().Name} ended the plugin. Please report this.\n{(thrown as Exception)?.StackTrace}\n";
}
