using System.Globalization;
using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>The settings as text: each has a number (A1 to A24), a name and a value, as the command line and the control routes give them.</summary>
public static class SettingsText
{
    private static readonly Setting[] All =
    [
        Choice("A1", nameof(EmulatorSettings.ErrorDetail), s => s.ErrorDetail, (s, v) => s with { ErrorDetail = v }),
        Status("A2", nameof(EmulatorSettings.DeleteMissingStatus), s => s.DeleteMissingStatus, (s, v) => s with { DeleteMissingStatus = v }),
        Choice("A3", nameof(EmulatorSettings.EmptyList), s => s.EmptyList, (s, v) => s with { EmptyList = v }),
        Choice("A4", nameof(EmulatorSettings.NameRule), s => s.NameRule, (s, v) => s with { NameRule = v }),
        Choice("A5", nameof(EmulatorSettings.MissingTypeOrConfig), s => s.MissingTypeOrConfig, (s, v) => s with { MissingTypeOrConfig = v }),
        Choice("A6", nameof(EmulatorSettings.UnknownType), s => s.UnknownType, (s, v) => s with { UnknownType = v }),
        Choice("A7", nameof(EmulatorSettings.OddConfig), s => s.OddConfig, (s, v) => s with { OddConfig = v }),
        Choice("A8", nameof(EmulatorSettings.EmptySecret), s => s.EmptySecret, (s, v) => s with { EmptySecret = v }),
        Choice("A9", nameof(EmulatorSettings.UnknownFields), s => s.UnknownFields, (s, v) => s with { UnknownFields = v }),
        Choice("A10", nameof(EmulatorSettings.Overwrite), s => s.Overwrite, (s, v) => s with { Overwrite = v }),
        new("A11", nameof(EmulatorSettings.ReadLag), "seconds", s => Number(s.ReadLag.TotalSeconds), (s, t) => s with { ReadLag = Seconds(t) }),
        Status("A12", nameof(EmulatorSettings.UnknownBotStatus), s => s.UnknownBotStatus, (s, v) => s with { UnknownBotStatus = v }),
        Choice("A13", nameof(EmulatorSettings.CheckOrder), s => s.CheckOrder, (s, v) => s with { CheckOrder = v }),
        new("A14", nameof(EmulatorSettings.Throttle), "off, or RATE:429 or RATE:500 with the requests per second", WriteThrottle, (s, t) => s with { Throttle = ReadThrottle(t) }),
        Status("A15", nameof(EmulatorSettings.WrongContentTypeStatus), s => s.WrongContentTypeStatus, (s, v) => s with { WrongContentTypeStatus = v }),
        Choice("A16", nameof(EmulatorSettings.UnsupportedMethod), s => s.UnsupportedMethod, (s, v) => s with { UnsupportedMethod = v }),
        Choice("A17", nameof(EmulatorSettings.NameComparison), s => s.NameComparison, (s, v) => s with { NameComparison = v }),
        Choice("A18", nameof(EmulatorSettings.ListedSecrets), s => s.ListedSecrets, (s, v) => s with { ListedSecrets = v }),
        Choice("A19", nameof(EmulatorSettings.ListOrder), s => s.ListOrder, (s, v) => s with { ListOrder = v }),
        Choice("A21", nameof(EmulatorSettings.EmptySuccess), s => s.EmptySuccess, (s, v) => s with { EmptySuccess = v }),
        new("A22", nameof(EmulatorSettings.SeededNames), "names separated by commas", s => string.Join(',', s.SeededNames), (s, t) => s with { SeededNames = t.Split(',', StringSplitOptions.RemoveEmptyEntries) }),
        Choice("A23", nameof(EmulatorSettings.StoredMembers), s => s.StoredMembers, (s, v) => s with { StoredMembers = v }),
        Choice("A24", nameof(EmulatorSettings.StoredTexts), s => s.StoredTexts, (s, v) => s with { StoredTexts = v }),
    ];

    /// <summary>Each setting's number, name, default and possible values, a line each.</summary>
    public static IReadOnlyList<string> Describe() =>
        [.. All.Select(setting => $"{setting.Id,-4}{setting.Name}={setting.Read(new EmulatorSettings())} ({setting.Values})")];

    /// <summary>The number of a setting, such as <c>A14</c>, by its name.</summary>
    internal static string IdOf(string name) => All.Single(setting => setting.Name == name).Id;

    /// <summary>Changes one setting.</summary>
    /// <param name="settings">The settings to change a copy of.</param>
    /// <param name="name">Its number or name, in any case.</param>
    /// <param name="value">Its value; a choice in any case and with or without hyphens.</param>
    /// <exception cref="FormatException">There is no such setting or value; says which there are.</exception>
    public static EmulatorSettings Apply(EmulatorSettings settings, string name, string value)
    {
        var setting = Array.Find(All, one => Same(one.Id, name) || Same(one.Name, name))
            ?? throw new FormatException($"Changing setting '{name}' failed: there is no such setting. There are {string.Join(", ", All.Select(one => $"{one.Id} {one.Name}"))}; faults (A20) are ordered one by one.");
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
    /// <exception cref="FormatException">It is no such object, or holds a setting or value that does not exist.</exception>
    public static EmulatorSettings ApplyAll(EmulatorSettings settings, string json)
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
            throw new FormatException("Reading the settings failed: they are not a JSON object of texts.", wrong);
        }
    }

    /// <summary>Writes all settings as a JSON object of texts, by name.</summary>
    public static void Write(Utf8JsonWriter writer, EmulatorSettings settings)
    {
        writer.WriteStartObject();
        foreach (var setting in All)
        {
            writer.WriteString(setting.Name, setting.Read(settings));
        }

        writer.WriteEndObject();
    }

    private static Setting Choice<T>(string id, string name, Func<EmulatorSettings, T> read, Func<EmulatorSettings, T, EmulatorSettings> change)
        where T : struct, Enum => new(
            id,
            name,
            string.Join(", ", Enum.GetNames<T>()),
            settings => read(settings).ToString(),
            (settings, text) => change(settings, Enum.Parse<T>(NameOf<T>(text))));

    private static Setting Status(string id, string name, Func<EmulatorSettings, int> read, Func<EmulatorSettings, int, EmulatorSettings> change) => new(
        id,
        name,
        "an HTTP status",
        settings => Number(read(settings)),
        (settings, text) => int.Parse(text) is >= 200 and <= 599 and var status ? change(settings, status) : throw new FormatException());

    // Enum.Parse alone would also take numbers and lists of names.
    private static string NameOf<T>(string text)
        where T : struct, Enum =>
        Array.Find(Enum.GetNames<T>(), name => Same(name, text.Replace("-", "", StringComparison.Ordinal))) ?? throw new FormatException();

    private static string WriteThrottle(EmulatorSettings settings) =>
        settings.Throttle is { } limit ? $"{limit.RequestsPerSecond}:{limit.Status}" : "off";

    private static Throttle? ReadThrottle(string text)
    {
        if (Same(text, "off"))
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

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed record Setting(
        string Id,
        string Name,
        string Values,
        Func<EmulatorSettings, string> Read,
        Func<EmulatorSettings, string, EmulatorSettings> Change);
}
