using System.Text.Encodings.Web;

namespace MediaProviders.Emulator;

/// <summary>
/// The state as JSON: <c>{"bots": {BOT: [ENTRY…]}, "faults": [FAULT…]}</c>, entries as the API lists them, secrets in clear text, faults
/// as <see cref="FaultJson"/> describes them. Tokens and regions are not part of it. A file of another kind, such as an exported stack, must
/// not count as an empty state, because the option --state would overwrite it: so other members are refused.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Snapshot
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    };

    /// <summary>The entries of each bot, in the order of the bots.</summary>
    public OrderedDictionary<string, IReadOnlyList<Entry>> Bots { get; init; } = [];

    /// <summary>The pending faults.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The present state.</summary>
    public static Snapshot Of(Store store, Faults faults) =>
        new() { Bots = new(store.BotIds.Select(bot => KeyValuePair.Create(bot, store.Entries(bot)))), Faults = faults.Pending };

    /// <summary>Reads a snapshot.</summary>
    /// <param name="source">What the text is, for the error.</param>
    /// <exception cref="FormatException">The text is not one; says which form it must have.</exception>
    public static Snapshot Read(string json, string source = "the state")
    {
        try
        {
            var read = JsonSerializer.Deserialize<Snapshot>(json, Form);
            return read is not null && !read.Bots.ContainsValue(null!) ? read : throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Reading {source} failed: it is not JSON of the form {{\"bots\": {{BOT: [ENTRY]}}, \"faults\": [FAULT]}}.", wrong);
        }
    }

    /// <summary>Puts the snapshot in place of the present entries and faults.</summary>
    public void ApplyTo(Store store, Faults faults)
    {
        store.ReplaceAll(Bots);
        faults.Replace(Faults);
    }

    /// <summary>Writes it, indented by one space, with a newline at the end.</summary>
    public string Write() => JsonSerializer.Serialize(this, Form) + "\n";
}

/// <summary>
/// Keeps a store in a file, in the form of a <see cref="Snapshot"/> without faults. Read at the start, written after each change by
/// way of a file beside it, so that it is whole at every moment. It holds credentials, so only its owner may read it.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly string _path;

    /// <summary>Loads the file if it exists, and from then on follows the store.</summary>
    /// <exception cref="FormatException">The file holds something else.</exception>
    /// <exception cref="IOException">Nothing can be written there: a write of an entry would be too late to say so.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public StateFile(Store store, string path)
    {
        _store = store;
        _path = Path.GetFullPath(path);
        if (File.Exists(_path))
        {
            store.ReplaceAll(Snapshot.Read(GivenFile.Read("--state", _path), $"the file '{path}' of --state").Bots);
        }

        CreateBeside().Dispose();
        File.Delete(Beside);
        store.Changed += Save;
    }

    private string Beside => _path + ".new";

    public void Dispose() => _store.Changed -= Save;

    private void Save(object? sender, EventArgs e)
    {
        lock (_lock)
        {
            using (var writer = CreateBeside())
            {
                writer.Write(Snapshot.Of(_store, new Faults()).Write());
            }

            File.Move(Beside, _path, overwrite: true);
        }
    }

    private StreamWriter CreateBeside()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new StreamWriter(Beside, options);
    }
}
