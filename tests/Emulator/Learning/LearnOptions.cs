using System.Text.Encodings.Web;

namespace MediaProviders.Emulator.Learning;

/// <summary>What to learn from, and where to write it.</summary>
/// <param name="Service">The base address of the endpoint, without a slash at the end.</param>
/// <param name="Token">The bot's token.</param>
/// <param name="Output">The path of the file to write.</param>
/// <param name="Overwrites">Whether that file may exist.</param>
internal sealed record LearnOptions(string Service, string BotId, string Token, string Output, bool Overwrites)
{
    private const string DefaultOutput = "emulator-settings.json";

    /// <summary>Reads the arguments and the environment.</summary>
    /// <param name="args">The arguments after <c>learn</c>.</param>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    /// <param name="readFile">Reads a text file for an option or a variable.</param>
    /// <exception cref="FormatException">Something is missing or wrong; says what to give.</exception>
    public static LearnOptions Read(IReadOnlyList<string> args, Func<string, string?> variable, Func<string, string, string> readFile)
    {
        string? bot = null;
        string? output = null;
        bool overwrites = false;
        for (int index = 0; index < args.Count; index++)
        {
            switch (args[index])
            {
                case "--bot-id":
                    bot = Value(args, ref index);
                    break;
                case "--output":
                    output = Value(args, ref index);
                    break;
                case "--force":
                    overwrites = true;
                    break;
                default:
                    throw new FormatException($"Reading the arguments failed: 'learn' has no option '{args[index]}'. See 'learn --help'.");
            }
        }

        string? Set(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
        bot ??= Set("SINCH_BOT_ID") ?? throw new FormatException("No bot is named. Give --bot-id BOT, or set SINCH_BOT_ID.");
        string token = Set("SINCH_API_TOKEN") ?? (Set("SINCH_API_TOKEN_FILE") is { } file ? readFile("SINCH_API_TOKEN_FILE", file).Trim() : null)
            ?? throw new FormatException("There is no token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it.");
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new FormatException(
                "The token cannot be sent: it is empty, or holds blanks or characters outside ASCII. Set SINCH_API_TOKEN to the token alone.");
        }

        string service = Set("SINCH_ENDPOINT") is { } endpoint ? ServiceAt(endpoint) : Set("SINCH_REGION") is { } region ? ServiceIn(region)
            : throw new FormatException("No endpoint is named. Set SINCH_REGION to us1 or eu1, or SINCH_ENDPOINT to an address.");
        return new LearnOptions(service, bot, token, output ?? DefaultOutput, overwrites);
    }

    /// <summary>Address, bot and file; never the token.</summary>
    public override string ToString() => $"Bot '{BotId}' at '{Service}', to '{Output}'";

    private static string Value(IReadOnlyList<string> args, ref int index) => index + 1 < args.Count && args[index + 1].Length > 0
        ? args[++index]
        : throw new FormatException($"Reading the arguments failed: '{args[index]}' needs a value. See 'learn --help'.");

    private static string ServiceIn(string region) => region is "us1" or "eu1"
        ? $"https://{region}.whatsapp.api.sinch.com"
        : throw new FormatException($"Reading SINCH_REGION failed: '{region}' is not a region. Give us1 or eu1.");

    // The token travels in clear over HTTP, which is fine only within one machine.
    private static string ServiceAt(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            ? address.AbsoluteUri.TrimEnd('/')
            : throw new FormatException(
                "Reading SINCH_ENDPOINT failed: it is not the address of an API. Give https://HOST, or http:// for a loopback host, without a user name and a "
                    + "query.");
}

/// <summary>
/// What was learned of an endpoint, as settings of the emulator. What was not learned is kept with the reason, as a member whose name starts with <c>//</c>,
/// which the emulator ignores.
/// </summary>
internal sealed class LearnedSettings
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<KeyValuePair<string, string>> _values = [];
    private readonly List<KeyValuePair<string, string>> _notes = [];

    /// <summary>How many settings were learned.</summary>
    public int Count => _values.Count;

    /// <summary>What was not learned or needs an explanation, each as <c>A14 Throttle</c> with the reason.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes => _notes;

    /// <summary>Records the value of a setting.</summary>
    public void Learn(string setting, string value) => _values.Add(KeyValuePair.Create(setting, value));

    /// <summary>Records the value of a setting, or else why it was not learned.</summary>
    public void Learn<T>(string setting, T? value, string otherwise)
        where T : struct
    {
        if (value is { } known)
        {
            Learn(setting, $"{known}");
        }
        else
        {
            Note(setting, $"not learned: {otherwise}");
        }
    }

    /// <summary>Records the answers to all forms of a question of the kind "is it accepted?".</summary>
    public void LearnVerdict(string setting, params ReadOnlySpan<ProbeAnswer> answers)
    {
        bool?[] accepted = [.. answers.ToArray().Select(answer => answer.IsAccepted).Distinct()];
        if (accepted is [{ } all])
        {
            Learn(setting, $"{(all ? Verdict.Accept : Verdict.Refuse)}");
            return;
        }

        string statuses = string.Join(", ", answers.ToArray().Select(answer => answer.Status));
        Note(setting, accepted.Contains(null) ? $"not learned: the answers were {statuses}."
            : $"not learned: some forms are accepted and others refused ({statuses}), which the setting cannot say.");
    }

    /// <summary>Records why a setting was not learned, or what its value leaves out.</summary>
    public void Note(string setting, string reason) => _notes.Add(KeyValuePair.Create($"{SettingsText.IdOf(setting)} {setting}", reason));

    /// <summary>Records why nothing more could be asked.</summary>
    public void NoteForAll(string reason) => _notes.Add(KeyValuePair.Create("all", reason));

    /// <summary>The text of the file, JSON.</summary>
    /// <param name="service">The base address that was asked.</param>
    public string Write(string service) => JsonSerializer.Serialize(
        new OrderedDictionary<string, string>(
        [
            new("//", $"What '{service}' does where the documents leave it open. Lines that start with // are not settings: they say what could not be "
                + "learned."),
            .. _values,
            .. _notes.Select(note => KeyValuePair.Create($"//{note.Key}", note.Value)),
        ]),
        Form) + "\n";
}
