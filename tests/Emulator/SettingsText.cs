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
