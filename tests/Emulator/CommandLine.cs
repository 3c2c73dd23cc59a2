namespace MediaProviders.Emulator;

/// <summary>The arguments of the standalone emulator.</summary>
/// <param name="Snapshot">What the file given with <c>--entries</c> holds; null when none was.</param>
/// <param name="Faults">The faults given with <c>--fault</c>, in their order.</param>
public sealed record CommandLine(EmulatorOptions Options, Snapshot? Snapshot, IReadOnlyList<Fault> Faults)
{
    /// <summary>The token that opens every bot when neither a bot nor a token is given.</summary>
    public const string UsualToken = "emulator-token";

    /// <summary>What <c>--help</c> prints.</summary>
    public static string Help => $"""
        Serves the media provider endpoints of the Sinch WhatsApp API from memory: a test instrument.

          dotnet run --project tests/Emulator -- [OPTION...]         serves until Ctrl+C
          dotnet run --project tests/Emulator -- learn [OPTION...]   writes the settings of a real API; see learn --help

          --port N              the port; default: a free one
          --listen ADDRESS      the IP address to listen on; default: 127.0.0.1
          --control on|off      the page and the control routes, which show credentials; default: on for loopback, else off
          --bot ID=TOKEN        a bot and its token; may be repeated
          --bot-region ID=R     the region of a bot; default: every region
          --token TOKEN         a token that every bot accepts; default: '{UsualToken}', unless --bot is given
          --region R            the region this instance serves; default: every region
          --base-path /PATH     the path in front of /whatsapp
          --entries FILE        entries and faults to start with, as JSON; not read if the state file exists
          --state FILE          a file to keep the entries in, with credentials in clear text
          --fault JSON          a fault (A20), such as '{"{"}"method":"POST","status":500,"count":1{"}"}'; may be repeated
          --settings FILE       settings as a JSON object of texts, as the command learn writes it
          --set NAME=VALUE      a setting; may be repeated:

        {string.Join('\n', SettingsText.Describe().Select(line => "    " + line))}

        The first line it prints is its address. A page on / shows bots and entries and adds faults.
        GET and PUT {"{address}"}/_emulator/state show and replace everything, for curl.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="readFile">Reads a text file for an option.</param>
    /// <exception cref="FormatException">An argument is wrong; says which, and what to give instead.</exception>
    public static CommandLine Read(IReadOnlyList<string> args, Func<string, string, string> readFile)
    {
        var options = new EmulatorOptions();
        bool? control = null;
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<Fault>();
        Snapshot? snapshot = null;
        for (int index = 0; index < args.Count; index += 2)
        {
            string option = args[index];
            string Value() => ValueAt(args, index + 1);
            string Text() => readFile(option, Value());
            string Source() => $"the file '{Value()}' of {option}";
            switch (option)
            {
                case "--control":
                    control = OnOrOff(Value());
                    break;
                case "--bot-region":
                    var (bot, region) = Pair(option, Value());
                    regions[bot] = region;
                    break;
                case "--entries":
                    snapshot = Snapshot.Read(Text(), Source());
                    break;
                case "--fault":
                    faults.Add(FaultJson.Read(Value()));
                    break;
                default:
                    options = option switch
                    {
                        "--port" => options with { Port = Port(Value()) },
                        "--listen" => options with { Listen = Address(Value()) },
                        "--bot" when Pair(option, Value()) is var (id, token) => options with { Bots = [.. options.Bots, new BotAccess(id, token)] },
                        "--token" => options with { AnyBotToken = Value() },
                        "--region" => options with { Region = Value() },
                        "--base-path" => options with { BasePath = BasePathOf(Value()) },
                        "--state" => options with { StateFile = StateFileAt(Value()) },
                        "--settings" => options with { Settings = SettingsText.ApplyAll(options.Settings, Text(), Source()) },
                        "--set" when Pair(option, Value()) is var (name, set) => options with { Settings = SettingsText.Apply(options.Settings, name, set) },
                        ['-', ..] => throw new FormatException($"Reading the arguments failed: {NotAnOption(option)}. See --help."),
                        _ => throw new FormatException($"Reading the arguments failed: '{option}' is neither a command nor an option. See --help."),
                    };
                    break;
            }
        }

        options = options with { OfferControl = control ?? IPAddress.IsLoopback(options.Listen) };
        return new CommandLine(Complete(options, regions), snapshot, faults);
    }

    private static EmulatorOptions Complete(EmulatorOptions options, Dictionary<string, string> regions)
    {
        if (regions.Keys.FirstOrDefault(id => options.Bots.All(bot => bot.Id != id)) is { } unknown)
        {
            throw new FormatException($"Reading '--bot-region' failed: there is no bot '{unknown}'. Give it with --bot as well.");
        }

        bool anybody = options.Bots.Count == 0 && options.AnyBotToken is null;
        return options with
        {
            Bots = [.. options.Bots.Select(bot => bot with { Region = regions.GetValueOrDefault(bot.Id) })],
            AnyBotToken = anybody ? UsualToken : options.AnyBotToken,
        };
    }

    // What follows the sign may be a token, so it is not repeated.
    private static string NotAnOption(string word) => word.Split('=') is [var option, _, ..]
        ? $"'{option}=…' is not an option, because a space stands between an option and its value"
        : $"'{word}' is not an option";

    private static string ValueAt(IReadOnlyList<string> args, int index) => index < args.Count && args[index].Length > 0
        ? args[index]
        : throw new FormatException($"Reading the arguments failed: '{args[index - 1]}' needs a value. See --help.");

    private static string BasePathOf(string text) => text.StartsWith('/') && !text.AsSpan().ContainsAny("?# ")
        ? text.TrimEnd('/')
        : throw new FormatException($"Reading '--base-path' failed: '{text}' is not a path. Give one that starts with '/', such as /gateway.");

    private static string StateFileAt(string path) =>
        Directory.Exists(path) ? throw new FormatException($"Reading '--state' failed: '{path}' is a folder. Give a file; it is created when it is missing.")
        : Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) ? path
        : throw new FormatException($"Reading '--state' failed: there is no folder for '{path}'. Create it, or give another file.");

    private static int Port(string text) => int.TryParse(text, out int port) && port is >= 0 and <= 65535
        ? port
        : throw new FormatException($"Reading '--port' failed: '{text}' is not a port. Give a number from 0 to 65535.");

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new FormatException($"Reading '--listen' failed: '{text}' is not an IP address. Give 127.0.0.1, or 0.0.0.0 in a container.");

    private static bool OnOrOff(string text) => text switch
    {
        "on" => true,
        "off" => false,
        _ => throw new FormatException($"Reading '--control' failed: '{text}' is neither 'on' nor 'off'."),
    };

    // A value that is no pair may be a token, so it is not repeated.
    private static (string Name, string Value) Pair(string option, string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? (text[..equals], text[(equals + 1)..])
            : throw new FormatException($"Reading '{option}' failed: its value has no name and '=' at the start. Give NAME=VALUE.");
}
