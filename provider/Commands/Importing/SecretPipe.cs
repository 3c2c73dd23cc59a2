using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>The commands that write secrets to a pipe, never to a terminal.</summary>
internal static class SecretPipe
{
    // Written for a secret that the API hides; it differs from every escaped secret.
    private const string Hidden = "-";

    /// <summary><c>secret</c>: one secret and a newline, which <c>pulumi config set</c> removes.</summary>
    public static CommandSyntax OfOne { get; } = new()
    {
        Name = "secret",
        Summary = "Write the password or the bearer of one entry, and a newline, to a pipe. A terminal is refused.",
        Argument = new CommandSyntax.Operand("ID", "The entry as 'bot/name'; without a slash it is a name on the bot of SINCH_BOT_ID."),
        Examples = ["{0} secret my-bot/images | pulumi config set --secret imagesPassword"],
        Run = WriteOneAsync,
    };

    /// <summary><c>secrets</c>: the secrets of all entries of an import file, with one request per bot: all of them, or none.</summary>
    public static CommandSyntax OfFile { get; } = new()
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
        Run = WriteAllAsync,
    };

    private static async Task<int> WriteOneAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        ThrowIfTerminal(given, host, $"Pipe it: '{host.Executable} secret ID | pulumi config set --secret KEY'.");
        using var connection = BotConnection.Open(host);
        var id = EntryId.Parse(given.Arguments[0], connection.Config.BotId);
        connection.Config.RequiredNamePrefix.ThrowIfForbidden("Reading the secret of", id, new IAdvice.Plain(), isInState: false);
        var secret = await connection.ListAsync(id.BotId, list => Find(id, list), cancellationToken)
            ?? throw Failure(id, FailureKind.Precondition, "the API hides it. Ask the person who set it, and run 'pulumi config set --secret KEY' by hand");
        host.Screen.Write([.. Utf8Of(secret), (byte)'\n']);
        return ExitCode.Done;
    }

    private static async Task<int> WriteAllAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        ThrowIfTerminal(given, host, "Run set-secrets.sh or set-secrets.ps1, which 'import-file' writes.");
        var resources = await ImportFile.ReadAsync(given.Arguments[0], host.Input, cancellationToken);
        using var connection = BotConnection.Open(host);
        var entries = resources.Select(r => (r.Name, Id: EntryId.Parse(r.Id, connection.Config.BotId))).ToList();
        entries.ForEach(e => connection.Config.RequiredNamePrefix.ThrowIfForbidden("Reading the secret of", e.Id, new IAdvice.Plain(), isInState: false));
        var texts = new Dictionary<EntryId, string>();
        foreach (var bot in entries.GroupBy(e => e.Id.BotId, e => e.Id, StringComparer.Ordinal))
        {
            var found = await connection.ListAsync(bot.Key, list => bot.Distinct().ToDictionary(id => id, id => Escape(Find(id, list))), cancellationToken);
            found.ToList().ForEach(secret => texts.Add(secret.Key, secret.Value));
        }

        host.Screen.Write(string.Concat(entries.Select(e => $"{e.Name} {texts[e.Id]}\n")));
        return ExitCode.Done;
    }

    private static void ThrowIfTerminal(CommandSyntax.Parsed given, CommandHost host, string advice)
    {
        if (host.Screen.OutputIsTerminal)
        {
            throw new CommandSyntax.UsageException($"Writing a secret to a terminal is refused: it would stay on the screen. {advice}", given.Command);
        }
    }

    // Returns null when the API hides the secret.
    private static SecretText? Find(EntryId id, MediaProviderList list)
    {
        var entry = list.LookNow(id.Name).Match(
            present: entry => entry,
            absent: () => throw Failure(id, FailureKind.NotFound, "the bot has no such entry. Check the name; names are case-sensitive"),
            unproven: doubt => throw UnprovenList.StopsLookUp(Doing(id), doubt));
        var secret = entry.Credentials switch
        {
            Credentials.Basic basic => basic.Password,
            Credentials.Bearer bearer => bearer.Token,
            _ => throw Failure(id, FailureKind.Precondition, "its credentials are neither basic nor bearer, as far as this version can tell"),
        };
        return secret.IsEmpty ? throw Failure(id, FailureKind.Precondition, "it is empty") : secret.MayHideAnother ? null : secret;
    }

    private static OperationFailedException Failure(EntryId id, FailureKind kind, string reason) => new(kind, $"{Doing(id)} failed: {reason}.");

    private static string Doing(EntryId id) => $"Reading the secret of '{id.Shown}'";

    // Escaped so that every shell passes it on unchanged, and the builtin 'printf %b' can decode it.
    private static string Escape(SecretText? secret) => secret is null ? Hidden : string.Concat(Utf8Of(secret).Select(b => $"\\x{b:X2}"));

#pragma warning disable RS0030 // The purpose of these commands; never to a terminal.
    private static byte[] Utf8Of(SecretText secret) => Encoding.UTF8.GetBytes(secret.Reveal());
#pragma warning restore RS0030
}

/// <summary>The file for <c>pulumi import --file</c>.</summary>
/// <remarks>Source of the format: Pulumi, "pulumi import", https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/.</remarks>
internal static class ImportFile
{
    /// <summary>The type token of the resource in import files and states.</summary>
    public static string Type { get; } = $"{Package.Name}:index:{WhatsAppMediaProvider.Shape.Name}";

    private static readonly JsonInput Input = new("Reading the import file", "'import-file' writes", "Make it with 'import-file'.");

    /// <summary>The entries of a file, in its order: the name of the resource and the id of the entry. Resources of other types are ignored.</summary>
    /// <exception cref="Safety.OperationFailedException">
    /// It cannot be read, is not an import file, has no entry, or a name in it has white space or control characters.
    /// </exception>
    public static async Task<IReadOnlyList<(string Name, string Id)>> ReadAsync(string file, Func<Stream> input, CancellationToken cancellationToken) =>
        await Input.ReadAsync(file, input, EntriesOf, cancellationToken);

    private static List<(string Name, string Id)>? EntriesOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = resources.EnumerateArray().Where(r => r.GetProperty("type").GetString() == Type)
            .Select(r => (Name: r.GetProperty("name").GetString() ?? "", Id: r.GetProperty("id").GetString() ?? "")).ToList();
        return entries.Count > 0 && entries.TrueForAll(e => e.Name.Length > 0 && !e.Name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) ? entries : null;
    }

    public static byte[] Write(ImportPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var resources = plan.Entries.Select(entry => new JsonObject { ["type"] = Type, ["name"] = entry.ResourceName, ["id"] = entry.Id.ToString() });
            new JsonObject { ["resources"] = new JsonArray([.. resources]) }.WriteTo(writer);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
