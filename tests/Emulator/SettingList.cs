using System.Globalization;
using S = MediaProviders.Emulator.EmulatorSettings;

namespace MediaProviders.Emulator;

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
