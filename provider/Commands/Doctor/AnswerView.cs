using MediaProviders.Commands.Parsing;
using MediaProviders.Resources;
using MediaProviders.Resources.Configuration;
using MediaProviders.Sinch.Calls;
using MediaProviders.Values;

namespace MediaProviders.Commands.Doctor;

/// <summary>
/// Shows a raw answer of the API, which errors never do. On a terminal only: it may hold every credential of the bot, and a file or a log would keep it.
/// </summary>
internal static class AnswerView
{
    /// <summary>The option that asks for it.</summary>
    public const string Option = "--show-answer";

    /// <summary>Refuses where the answer would go to a file, a pipe or a log.</summary>
    /// <exception cref="UsageException">Standard output is no terminal.</exception>
    public static void ThrowIfNoTerminal(ParsedCommand given, CommandHost host)
    {
        if (given.Has(Option) && !host.Screen.OutputIsTerminal)
        {
            throw new UsageException($"'{Option}' may show credentials, so it writes to a terminal only, and standard output is none.", given.Command);
        }
    }

    /// <summary>Asks for the list once and shows what comes; characters that could act on the terminal are written as numbers.</summary>
    public static async Task ShowAsync(CommandHost host, ProviderConfig config, string botId, CancellationToken cancellationToken)
    {
        host.Screen.WriteLine("The answer as it came, credentials included:");
        try
        {
            foreach (var line in await RawAnswer.FetchAsync(Catalog.ApiOptionsOf(config, config.Service, host.Environment), botId, cancellationToken))
            {
                host.Screen.WriteLine($"  {Printable.Of(line.TrimEnd('\r'), int.MaxValue)}");
            }
        }
        catch (ApiException failure)
        {
            host.Screen.WriteLine($"  {failure.Message}");
        }
    }
}
