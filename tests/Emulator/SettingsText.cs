using System.Globalization;
using S = MediaProviders.Emulator.EmulatorSettings;

namespace MediaProviders.Emulator;

/// <summary>The settings as text: each has a number (A1 to A24), a name and a value, as the command line and the control routes give them.</summary>
public static class SettingsText
{
    /// <summary>Each setting's number, name, default, meaning and possible values, for a terminal.</summary>
    public static IReadOnlyList<string> Describe() =>
        [.. SettingList.All.SelectMany(setting => new[] { $"{setting.Id,-4}{setting.Name}={setting.Default}", $"    {setting.Meaning}: {setting.Values}" })];

    /// <summary>Changes one setting.</summary>
    /// <param name="settings">The settings to change a copy of.</param>
    /// <param name="name">Its number or name, in any case.</param>
    /// <param name="value">Its value; a choice in any case and with or without hyphens.</param>
    /// <exception cref="FormatException">There is no such setting or value; says which there are.</exception>
    public static EmulatorSettings Apply(EmulatorSettings settings, string name, string value)
    {
        var setting = SettingList.All.FirstOrDefault(one => one.IsCalled(name))
            ?? throw new FormatException(
                $"Changing setting '{name}' failed: there is no such setting. There are {Names()}; faults (A20) are added one by one.");
        try
        {
            return setting.Change(settings, value);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new FormatException($"Changing setting '{setting.Id} {setting.Name}' failed: '{value}' is not a value of it. Give {setting.Values}.", wrong);
        }
    }

    /// <summary>Changes settings by a JSON object of texts, by name. A member whose name starts with <c>//</c> is a remark.</summary>
    /// <param name="settings">The settings to change a copy of.</param>
    /// <param name="source">What the text is, for the error.</param>
    /// <exception cref="FormatException">It is not such an object, or holds a setting or value that does not exist.</exception>
    public static EmulatorSettings ApplyAll(EmulatorSettings settings, string json, string source = "the settings")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateObject()
                .Where(member => !member.Name.StartsWith("//", StringComparison.Ordinal))
                .Aggregate(settings, (changed, member) => Apply(changed, member.Name, member.Value.ToString()));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Reading {source} failed: it is not a JSON object of texts, as the command learn writes it.", wrong);
        }
    }

    /// <summary>All settings as texts, by name.</summary>
    internal static OrderedDictionary<string, string> Values(EmulatorSettings settings) =>
        new(SettingList.All.Select(setting => KeyValuePair.Create(setting.Name, setting.Read(settings))), StringComparer.Ordinal);

    /// <summary>The number of a setting, such as <c>A14</c>, by its name.</summary>
    internal static string IdOf(string name) => SettingList.All.Single(setting => setting.Name == name).Id;

    private static string Names() => string.Join(", ", SettingList.All.Select(setting => $"{setting.Id} {setting.Name}"));
}

/// <summary>Every setting, in the order of its number.</summary>
internal static class SettingList
{
    /// <summary>The settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Choice<ErrorDetailField>("A1", nameof(S.ErrorDetail), "which fields the body of an error has"),
        Setting.Status("A2", nameof(S.DeleteMissingStatus), "how a DELETE of an entry that does not exist is answered"),
        Setting.Choice<EmptyListForm>("A3", nameof(S.EmptyList), "how a list without entries looks"),
        Setting.Choice<NameRule>("A4", nameof(S.NameRule), "which names a new entry may have"),
        Setting.Choice<Verdict>("A5", nameof(S.MissingTypeOrConfig), "what happens to a POST without type or config"),
        Setting.Choice<Verdict>("A6", nameof(S.UnknownType), "what happens to a POST with a type other than www"),
        Setting.Choice<Verdict>(
            "A7", nameof(S.OddConfig), "what happens to a POST with both kinds of credentials, with none, or with user name and password directly in config"),
        Setting.Choice<Verdict>("A8", nameof(S.EmptySecret), "what happens to a POST with an empty user name, password or bearer"),
        Setting.Choice<Verdict>("A9", nameof(S.UnknownFields), "what happens to a POST with members that the documents do not have"),
        Setting.Choice<OverwriteSlot>("A10", nameof(S.Overwrite), "where an entry stands in the list after it was overwritten"),
        Setting.Of(
            "A11", nameof(S.ReadLag), "how long lists go on showing what was there before a write", "seconds",
            lag => lag.TotalSeconds.ToString(CultureInfo.InvariantCulture), Seconds),
        Setting.Status("A12", nameof(S.UnknownBotStatus), "how a request for a bot that does not exist is answered"),
        Setting.Choice<CheckOrder>("A13", nameof(S.CheckOrder), "whether a wrong token or a bad request is noticed first"),
        Setting.Of<Throttle?>(
            "A14", nameof(S.Throttle), "how many requests per second a bot may make, and how the next one is answered",
            "off, or RATE:429 or RATE:500 with the requests per second",
            limit => limit is null ? "off" : $"{limit.RequestsPerSecond}:{limit.Status}", ReadThrottle),
        Setting.Status("A15", nameof(S.WrongContentTypeStatus), "how a POST is answered whose Content-Type is not JSON"),
        Setting.Choice<UnsupportedMethod>(
            "A16", nameof(S.UnsupportedMethod), "what happens to a method that a path does not offer, such as DELETE without a name"),
        Setting.Choice<NameComparison>("A17", nameof(S.NameComparison), "whether two names that differ only in case are two entries"),
        Setting.Choice<ListedSecrets>("A18", nameof(S.ListedSecrets), "how the list shows passwords and bearers"),
        Setting.Choice<ListOrder>("A19", nameof(S.ListOrder), "in which order the list shows its entries"),
        Setting.Choice<EmptySuccess>("A21", nameof(S.EmptySuccess), "which body a successful POST or DELETE is answered with"),
        Setting.Of<IReadOnlyList<string>>(
            "A22", nameof(S.SeededNames), "which entries each bot given with --bot has at the start, whatever the rule for names says",
            "names separated by commas",
            names => string.Join(',', names), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries)),
        Setting.Choice<StoredMembers>("A23", nameof(S.StoredMembers), "which members of a POST are stored"),
        Setting.Choice<StoredTexts>("A24", nameof(S.StoredTexts), "how the texts of a POST are stored"),
    ];

    private static Throttle? ReadThrottle(string text)
    {
        if (string.Equals(text, "off", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] parts = text.Split(':');
        int rate = int.Parse(parts[0]);
        int status = parts.Length == 1 ? 429 : int.Parse(parts[1]);
        return rate >= 1 && status is 429 or 500 ? new Throttle(rate, status) : throw new FormatException();
    }

    private static TimeSpan Seconds(string text) =>
        double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and < 1e6 and var seconds ? TimeSpan.FromSeconds(seconds) : throw new FormatException();
}

/// <summary>One setting as text.</summary>
/// <param name="Id">Its number, such as <c>A14</c>.</param>
/// <param name="Name">Its name, as in <see cref="EmulatorSettings"/>.</param>
/// <param name="Meaning">What it decides, as the beginning of a sentence without a full stop.</param>
/// <param name="Values">The values it takes, for people.</param>
/// <param name="Read">Reads its value as text.</param>
/// <param name="Change">
/// Makes settings with another value of it. Throws <see cref="FormatException"/> or <see cref="OverflowException"/> for any other text.
/// </param>
internal sealed record Setting(
    string Id,
    string Name,
    string Meaning,
    string Values,
    Func<EmulatorSettings, string> Read,
    Func<EmulatorSettings, string, EmulatorSettings> Change)
{
    /// <summary>Its value where nothing is given.</summary>
    public string Default => Read(new EmulatorSettings());

    /// <summary>A setting of any kind, by its property.</summary>
    public static Setting Of<T>(string id, string name, string meaning, string values, Func<T, string> write, Func<string, T> read)
    {
        var property = typeof(EmulatorSettings).GetProperty(name)!;
        return new(id, name, meaning, values, settings => write((T)property.GetValue(settings)!), (settings, text) =>
        {
            var changed = settings with { };
            property.SetValue(changed, read(text));
            return changed;
        });
    }

    /// <summary>A setting that is one of several choices. Enum.Parse alone would also take numbers and lists of names.</summary>
    public static Setting Choice<T>(string id, string name, string meaning)
        where T : struct, Enum => Of(id, name, meaning, string.Join(", ", Enum.GetNames<T>()), value => $"{value}", text =>
            Enum.GetValues<T>().Cast<T?>().FirstOrDefault(choice => Same($"{choice}", text.Replace("-", "", StringComparison.Ordinal)))
                ?? throw new FormatException());

    /// <summary>A setting that is an HTTP status.</summary>
    public static Setting Status(string id, string name, string meaning) => Of(
        id, name, meaning, "an HTTP status", status => $"{status}",
        text => int.Parse(text, CultureInfo.InvariantCulture) is >= 200 and <= 599 and var status ? status : throw new FormatException());

    /// <summary>Whether a text names it: its number or its name, in any case.</summary>
    public bool IsCalled(string text) => Same(Id, text) || Same(Name, text);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
