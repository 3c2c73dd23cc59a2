namespace MediaProviders.Commands.Tests.Support;

/// <summary>
/// A person's desk: an empty folder, an environment, and an emulator with the bot <c>bot-one</c>. Everything secret on it starts with CANARY.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Token = "CANARY-TOKEN";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mediaproviders-");
    private readonly Dictionary<string, string> variables;

    private Desk(SinchEmulator emulator)
    {
        Emulator = emulator;
        variables = new(StringComparer.Ordinal)
        {
            ["SINCH_API_TOKEN"] = Token, ["SINCH_ENDPOINT"] = emulator.Address, ["SINCH_BOT_ID"] = "bot-one",
            ["XDG_RUNTIME_DIR"] = folder.CreateSubdirectory("run").FullName,
        };

        // A shell complains of a locale that the machine does not have.
        variables["LC_ALL"] = "C";
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(variables["XDG_RUNTIME_DIR"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Folder = folder.CreateSubdirectory("desk").FullName;
    }

    public SinchEmulator Emulator { get; }

    /// <summary>The current folder.</summary>
    public string Folder { get; }

    public static async Task<Desk> SetAsync(EmulatorSettings? settings = null, params Entry[] entries)
    {
        var emulator = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [new BotAccess("bot-one", Token), new BotAccess("bot-two", Token)], Settings = settings ?? new() });
        foreach (var entry in entries)
        {
            emulator.Store.Put("bot-one", entry);
        }

        return new Desk(emulator);
    }

    public static Task<Desk> SetAsync(params Entry[] entries) => SetAsync(null, entries);

    /// <summary>Changes a variable; null removes it.</summary>
    public Desk With(string name, string? value)
    {
        variables.Remove(name);
        if (value is not null)
        {
            variables[name] = value;
        }

        return this;
    }

    public ProcessEnvironment Environment => new(Folder, variables);

    /// <summary>Runs a command. What it says of a wait is left out: on a busy machine any call may last longer than a second.</summary>
    public async Task<ProgramRun> RunAsync(params string[] words) =>
        (await BuiltPlugin.RunAsync(Environment, words)).WithoutWaits();

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Every file below the current folder, hidden ones too.</summary>
    public string[] Files => [
        .. Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, RecurseSubdirectories = true })
            .Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
