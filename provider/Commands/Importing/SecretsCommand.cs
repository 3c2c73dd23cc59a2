using System.Text;
using MediaProviders.Commands.Parsing;
using MediaProviders.Commands.Terminal;
using MediaProviders.Safety;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Lists;

namespace MediaProviders.Commands.Importing;

/// <summary>Writes the secrets of all entries of an import file to a pipe, after one look at each bot: all of them, or none.</summary>
internal static class SecretsCommand
{
    /// <summary>What stands for a secret that the API hides. No written secret is like it.</summary>
    public const string Hidden = "-";

    /// <summary>What can be typed.</summary>
    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "secrets",
        Summary = "Write the secrets of all entries of an import file to a pipe. A terminal is refused.",
        Description = """
            For set-secrets.sh and set-secrets.ps1, which 'import-file' writes. It asks the API once per bot and writes a line for each resource of the file, in
            the order of the file: its name, a space, and each byte of the secret as \xHH, or '-' where the API hides it. If one cannot be read, nothing is
            written.
            """,
        Argument = new CommandSyntax.Operand("FILE", "The import.json that 'import-file' wrote, or '-' for standard input."),
        Examples = ["{0} secrets media/import.json | wc -l"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        SecretPipe.ThrowIfTerminal(given, host, "Run set-secrets.sh or set-secrets.ps1, which 'import-file' writes.");
        var resources = ImportFile.Read(given.Arguments[0], host.Input);
        using var connection = BotConnection.Open(host);
        var entries = resources.Select(r => (r.Name, Id: EntryId.Parse(r.Id, connection.Config.BotId))).ToList();
        entries.ForEach(e => connection.Config.RequiredNamePrefix.ThrowIfForbidden("Reading the secret of", e.Id, new IAdvice.Plain(), isInState: false));
        var lines = new Dictionary<EntryId, string>();
        foreach (var bot in entries.Select(e => e.Id).Distinct().GroupBy(id => id.BotId, StringComparer.Ordinal))
        {
            await connection.ListAsync(bot.Key, list => Read(list, bot, lines), cancellationToken);
        }

        var text = new StringBuilder();
        entries.ForEach(e => text.Append(e.Name).Append(' ').Append(lines[e.Id]).Append('\n'));
        host.Screen.Write(text.ToString());
        return ExitCode.Done;
    }

    private static bool Read(MediaProviderList list, IEnumerable<EntryId> ids, Dictionary<EntryId, string> lines)
    {
        foreach (var id in ids)
        {
            lines.Add(id, SecretPipe.Find(id, list) is { } secret ? SecretPipe.Escape(secret) : Hidden);
        }

        return true;
    }
}
