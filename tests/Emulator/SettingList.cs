using System.Globalization;

namespace MediaProviders.Emulator;

/// <summary>Every setting, in the order of its number.</summary>
internal static class SettingList
{
    /// <summary>The settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Choice(
            "A1", nameof(EmulatorSettings.ErrorDetail), "which fields the body of an error has",
            s => s.ErrorDetail, (s, v) => s with { ErrorDetail = v }),
        Setting.Status(
            "A2", nameof(EmulatorSettings.DeleteMissingStatus), "how a DELETE of an entry that does not exist is answered",
            s => s.DeleteMissingStatus, (s, v) => s with { DeleteMissingStatus = v }),
        Setting.Choice("A3", nameof(EmulatorSettings.EmptyList), "how a list without entries looks", s => s.EmptyList, (s, v) => s with { EmptyList = v }),
        Setting.Choice("A4", nameof(EmulatorSettings.NameRule), "which names a new entry may have", s => s.NameRule, (s, v) => s with { NameRule = v }),
        Setting.Choice(
            "A5", nameof(EmulatorSettings.MissingTypeOrConfig), "what happens to a POST without type or config",
            s => s.MissingTypeOrConfig, (s, v) => s with { MissingTypeOrConfig = v }),
        Setting.Choice(
            "A6", nameof(EmulatorSettings.UnknownType), "what happens to a POST with a type other than www",
            s => s.UnknownType, (s, v) => s with { UnknownType = v }),
        Setting.Choice(
            "A7", nameof(EmulatorSettings.OddConfig),
            "what happens to a POST with both kinds of credentials, with none, or with user name and password directly in config",
            s => s.OddConfig, (s, v) => s with { OddConfig = v }),
        Setting.Choice(
            "A8", nameof(EmulatorSettings.EmptySecret), "what happens to a POST with an empty user name, password or bearer",
            s => s.EmptySecret, (s, v) => s with { EmptySecret = v }),
        Setting.Choice(
            "A9", nameof(EmulatorSettings.UnknownFields), "what happens to a POST with members that the documents do not have",
            s => s.UnknownFields, (s, v) => s with { UnknownFields = v }),
        Setting.Choice(
            "A10", nameof(EmulatorSettings.Overwrite), "where an entry stands in the list after it was overwritten",
            s => s.Overwrite, (s, v) => s with { Overwrite = v }),
        new(
            "A11", nameof(EmulatorSettings.ReadLag), "how long lists go on showing what was there before a write", "seconds",
            s => Number(s.ReadLag.TotalSeconds), (s, t) => s with { ReadLag = Seconds(t) }),
        Setting.Status(
            "A12", nameof(EmulatorSettings.UnknownBotStatus), "how a request for a bot that does not exist is answered",
            s => s.UnknownBotStatus, (s, v) => s with { UnknownBotStatus = v }),
        Setting.Choice(
            "A13", nameof(EmulatorSettings.CheckOrder), "whether a wrong token or a bad request is noticed first",
            s => s.CheckOrder, (s, v) => s with { CheckOrder = v }),
        new(
            "A14", nameof(EmulatorSettings.Throttle), "how many requests per second a bot may make, and how the next one is answered",
            "off, or RATE:429 or RATE:500 with the requests per second", WriteThrottle, (s, t) => s with { Throttle = ReadThrottle(t) }),
        Setting.Status(
            "A15", nameof(EmulatorSettings.WrongContentTypeStatus), "how a POST is answered whose Content-Type is not JSON",
            s => s.WrongContentTypeStatus, (s, v) => s with { WrongContentTypeStatus = v }),
        Setting.Choice(
            "A16", nameof(EmulatorSettings.UnsupportedMethod), "what happens to a method that a path does not offer, such as DELETE without a name",
            s => s.UnsupportedMethod, (s, v) => s with { UnsupportedMethod = v }),
        Setting.Choice(
            "A17", nameof(EmulatorSettings.NameComparison), "whether two names that differ only in case are two entries",
            s => s.NameComparison, (s, v) => s with { NameComparison = v }),
        Setting.Choice(
            "A18", nameof(EmulatorSettings.ListedSecrets), "how the list shows passwords and bearers",
            s => s.ListedSecrets, (s, v) => s with { ListedSecrets = v }),
        Setting.Choice(
            "A19", nameof(EmulatorSettings.ListOrder), "in which order the list shows its entries",
            s => s.ListOrder, (s, v) => s with { ListOrder = v }),
        Setting.Choice(
            "A21", nameof(EmulatorSettings.EmptySuccess), "which body a successful POST or DELETE is answered with",
            s => s.EmptySuccess, (s, v) => s with { EmptySuccess = v }),
        new(
            "A22", nameof(EmulatorSettings.SeededNames),
            "which entries each bot given with --bot has at the start, whatever the rule for names says", "names separated by commas",
            s => string.Join(',', s.SeededNames), (s, t) => s with { SeededNames = t.Split(',', StringSplitOptions.RemoveEmptyEntries) }),
        Setting.Choice(
            "A23", nameof(EmulatorSettings.StoredMembers), "which members of a POST are stored",
            s => s.StoredMembers, (s, v) => s with { StoredMembers = v }),
        Setting.Choice(
            "A24", nameof(EmulatorSettings.StoredTexts), "how the texts of a POST are stored",
            s => s.StoredTexts, (s, v) => s with { StoredTexts = v }),
    ];

    private static string WriteThrottle(EmulatorSettings settings) =>
        settings.Throttle is { } limit ? $"{limit.RequestsPerSecond}:{limit.Status}" : "off";

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

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
