using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>Writes the files for importing a bot's entries.</summary>
internal static class ImportFileCommand
{
    private const int MostShown = 20;

    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "import-file",
        Summary = "Write the files that bring the entries of a bot under Pulumi: import file, program, scripts for the secrets.",
        Description = """
            It lists the bot and writes import.json for 'pulumi import', Pulumi.yaml with the matching program, and set-secrets.sh and set-secrets.ps1, of which
            either pipes the secrets from '{0} secrets' into the stack's configuration. No secret is in any of them or on the screen.
            """,
        Options =
        [
            new("--bot-id", "BOT", "The bot. Default: SINCH_BOT_ID."),
            new("--name-prefix", "TEXT", "Only entries whose name starts with this text."),
            new("--not-in-state", "FILE", "Leave out what this file of 'pulumi stack export' already has. May be repeated.", Repeats: true),
            new("--output", "DIR", "The folder to write to. Default: the current folder."),
            new("--force", null, "Overwrite files that exist."),
        ],
        Examples = ["{0} import-file --bot-id my-bot --output media", "pulumi stack export --file state.json && {0} import-file --not-in-state state.json "
            + "--output more"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        using var connection = BotConnection.Open(host);
        var bot = connection.BotOf(given);
        var files = given.Values("--not-in-state");
        var states = await StateFile.ReadAsync(files, host.Input, cancellationToken);
        var folder = given.Value("--output") ?? ".";
        var besides = files.Where(file => file != JsonInput.Standard).Select(file => Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        var inUse = ImportNames.InUse(states, states.Count == 0 ? [] : [".", folder, .. besides]);
        var managed = states.SelectMany(state => state.Entries).Where(e => !e.IsElsewhere(connection.Config.Service)).Select(e => e.Id).ToHashSet();
        var plan = await connection.ListAsync(
            bot,
            list => ImportPlan.Make(
                list, bot, given.Value("--name-prefix") ?? "", connection.Config.RequiredNamePrefix, managed, inUse,
                (done, all) => host.Screen.Status($"{done} of {all} entries read ..."), cancellationToken),
            cancellationToken);
        if (plan.Entries.Count > 0)
        {
            var set = new FileSet(folder);
            set.Add("import.json", ImportFile.Write(plan));
            set.Add("Pulumi.yaml", ProgramFile.Write(plan, host));
            set.Add(BashScript.File, BashScript.Write(plan, host, Path.GetDirectoryName(Environment.ProcessPath)), executable: true);
            set.Add(PowerShellScript.File, PowerShellScript.Write(plan, host, Path.GetDirectoryName(Environment.ProcessPath)));
            set.Write(given.Has("--force"), cancellationToken);
        }

        // In a line that is to be typed, what begins with a hyphen would be an option.
        var shown = given.Value("--output") is ['-', ..] ? Path.Combine(".", folder) : given.Value("--output");
        Report(plan, shown, states.Count > 0, connection.Config, host);
        return ExitCode.Done;
    }

    private static void Report(ImportPlan plan, string? folder, bool isAddition, ProviderConfig config, CommandHost host)
    {
        var screen = host.Screen;
        var bot = Printable.Of(plan.BotId);
        void SayLeftOut(string what) => screen.Say($"{screen.PaintError(Screen.Colour.Yellow, "left out:")} {what}");
        foreach (var (name, reason) in plan.LeftOut.Take(MostShown))
        {
            SayLeftOut($"'{Printable.Of(name)}': {reason}.");
        }

        if (plan.LeftOut.Count > MostShown)
        {
            SayLeftOut($"{plan.LeftOut.Count - MostShown} more.");
        }

        if (plan.Outside > 0)
        {
            SayLeftOut($"{(plan.Outside == 1 ? "1 entry" : $"{plan.Outside} entries")}, since a name {config.RequiredNamePrefix.Rule}.");
        }

        var known = plan.Managed == 0 ? "" : $" {plan.Managed} {(plan.Managed == 1 ? "is" : "are")} already in the given states.";
        if (plan.Entries.Count == 0)
        {
            screen.WriteLine($"Bot '{bot}' at '{config.Service}' has no entry to import; nothing was written.{known}");
            return;
        }

        var path = folder is null ? "" : $" in '{Printable.Of(folder)}'";
        var wrote = $"Wrote import.json, Pulumi.yaml, set-secrets.sh and set-secrets.ps1{path}: {plan.Entries.Count} "
            + $"{(plan.Entries.Count == 1 ? "entry" : "entries")} of bot '{bot}'.{known}";
        screen.Write($"""
            {wrote}

            {screen.Paint(Screen.Colour.Bold, isAddition ? "Next, in the folder of your program and with its stack selected:" : "Next:")}
            {(isAddition ? StepsOfAnAddition(folder) : StepsOfANewProject(folder, config))}

            Without --generate-code=false the Pulumi CLI prints the program it generates, which shows every imported secret in clear.
            The API token is taken from SINCH_API_TOKEN or SINCH_API_TOKEN_FILE, so it is not in any file either.

            """);
    }

    private static string StepsOfANewProject(string? folder, ProviderConfig config) => $"""
        {(folder is null ? "" : $"  cd {BashScript.Word(folder)}\n")}  pulumi stack init dev
          pulumi config set {Package.Name}:{(config.Region is { } region ? $"region {region}" : $"endpoint {BashScript.Word(config.Service)}")}
          {SecretScript(".")}
          pulumi import --file import.json --generate-code=false
          pulumi up
        """;

    // An 'up' of a program with only the new entries would delete the others.
    private static string StepsOfAnAddition(string? folder) => $"""
          copy these resources, and the keys under 'config', from {BashScript.Word(Path.Combine(folder ?? ".", "Pulumi.yaml"))} into your program
          {SecretScript(folder ?? ".")}
          pulumi import --file {BashScript.Word(Path.Combine(folder ?? ".", "import.json"))} --generate-code=false
          pulumi preview
        """;

    private static string SecretScript(string folder) => OperatingSystem.IsWindows()
        ? $"powershell -ExecutionPolicy Bypass -File {BashScript.Word(Path.Combine(folder, PowerShellScript.File))}"
        : $"bash {BashScript.Word(Path.Combine(folder, BashScript.File))}";
}

/// <summary>
/// Files that are written together or not at all: all of them are written under temporary names, and renamed when the last one is complete. A signal or a full
/// disk before that leaves the folder as it was.
/// </summary>
/// <param name="folder">The folder, which is created if it does not exist.</param>
internal sealed class FileSet(string folder)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly List<(string Path, string Beside, byte[] Content, bool IsExecutable)> files = [];

    public void Add(string name, byte[] content, bool executable = false)
    {
        var beside = Path.Combine(Path.GetDirectoryName(name) ?? "", $".{Path.GetFileName(name)}.{Path.GetRandomFileName()}.new");
        files.Add((Path.Combine(folder, name), Path.Combine(folder, beside), content, executable));
    }

    /// <param name="cancellationToken">Stops before the first file is renamed.</param>
    /// <exception cref="OperationFailedException">A file exists, or cannot be written.</exception>
    public void Write(bool overwrite, CancellationToken cancellationToken)
    {
        var isNew = !Path.Exists(folder);
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            ThrowIfTaken(overwrite);
            foreach (var (_, beside, content, isExecutable) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteBeside(beside, content, isExecutable);
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (path, beside, _, _) in files)
            {
                File.Move(beside, path, overwrite);
                written.Add($"'{Printable.Of(path)}'");
            }
        }
        catch (Exception failure)
        {
            Tidy(isNew);
            if (failure is not (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException))
            {
                throw;
            }

            var left = written.Count == 0 ? "Nothing was changed there." : $"Only {string.Join(" and ", written)} was written.";
            throw new OperationFailedException(
                FailureKind.Failed, $"Writing to the folder '{Printable.Of(folder)}' failed: {Reason(failure)}. {left} Correct that, or choose another place "
                    + "with '--output'.", failure);
        }
    }

    private string Reason(Exception failure) => failure switch
    {
        _ when File.Exists(folder) => "it is a file",
        UnauthorizedAccessException => "you have no permission to write there",
        DirectoryNotFoundException => "a parent folder is missing or is not a folder",
        _ => Printable.Of(failure.Message.TrimEnd('.')),
    };

    private void ThrowIfTaken(bool overwrite)
    {
        if (files.Find(file => Directory.Exists(file.Path)) is { Path: { } taken })
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput, $"'{Printable.Of(taken)}' is a folder. Nothing was written. Choose another place with '--output'.");
        }

        var there = files.FindAll(file => Path.Exists(file.Path)).ConvertAll(file => $"'{Printable.Of(file.Path)}'");
        if (there.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"{string.Join(" and ", there)} {(there.Count == 1 ? "exists" : "exist")} already. Nothing was written. "
                + "Choose another place with '--output', or give '--force' to overwrite.");
        }
    }

    private static void WriteBeside(string beside, byte[] content, bool isExecutable)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        if (isExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(stream.SafeFileHandle) | Executable);
        }
    }

    private void Tidy(bool isNew)
    {
        files.FindAll(file => File.Exists(file.Beside)).ForEach(file => File.Delete(file.Beside));
        if (isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
