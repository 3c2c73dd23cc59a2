using System.Text;
using MediaProviders.Commands.Parsing;
using MediaProviders.Commands.Terminal;
using MediaProviders.Safety;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;
using MediaProviders.Values;

namespace MediaProviders.Commands.Importing;

/// <summary>Hands secrets to the next command of a pipe, never to a terminal.</summary>
internal static class SecretPipe
{
    /// <summary>Stops where a person would see the secret.</summary>
    /// <param name="given">The command.</param>
    /// <param name="host">What the command finds around it.</param>
    /// <param name="wayOn">What to do instead, as a sentence.</param>
    /// <exception cref="UsageException">Standard output is a terminal.</exception>
    public static void ThrowIfTerminal(ParsedCommand given, CommandHost host, string wayOn)
    {
        if (host.Screen.OutputIsTerminal)
        {
            throw new UsageException($"Writing a secret to a terminal is refused: it would stay on the screen. {wayOn}", given.Command);
        }
    }

    /// <summary>The secret of an entry; null when the API hides it.</summary>
    /// <exception cref="OperationFailedException">The list does not show the entry or proves nothing of it, or it has no secret.</exception>
    public static SecretText? Find(EntryId id, MediaProviderList list)
    {
        var entry = list.LookNow(id.Name).Match(
            present: entry => entry,
            absent: () => throw Failure(id, FailureKind.NotFound, "the bot has no such entry. Check the name; upper and lower case count"),
            unproven: doubt => throw UnprovenList.StopsLookUp(Doing(id), doubt));
        var secret = entry.Credentials switch
        {
            Credentials.Basic basic => basic.Password,
            Credentials.Bearer bearer => bearer.Token,
            _ => throw Failure(id, FailureKind.Precondition, "its credentials are neither basic nor bearer, as far as this version can tell"),
        };
        return secret.IsEmpty ? throw Failure(id, FailureKind.Precondition, "it is empty") : secret.IsMask ? null : secret;
    }

    /// <summary>The failure to read one.</summary>
    public static OperationFailedException Failure(EntryId id, FailureKind kind, string reason) => new(kind, $"{Doing(id)} failed: {reason}.");

    /// <summary>Writes it as it is, and a newline.</summary>
    public static void Write(CommandHost host, SecretText secret) => host.Screen.Write(Encoding.UTF8.GetBytes(Reveal(secret) + "\n"));

    /// <summary>Each of its UTF-8 bytes as <c>\xHH</c>: what every shell carries unchanged, and <c>printf %b</c> takes back without another process.</summary>
    public static string Escape(SecretText secret) => string.Concat(Encoding.UTF8.GetBytes(Reveal(secret)).Select(b => $"\\x{b:X2}"));

    private static string Doing(EntryId id) => $"Reading the secret of '{id.Shown}'";

#pragma warning disable RS0030 // The one thing these commands are for; never to a terminal.
    private static string Reveal(SecretText secret) => secret.Reveal();
#pragma warning restore RS0030
}
