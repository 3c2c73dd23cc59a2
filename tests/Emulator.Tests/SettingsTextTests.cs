namespace MediaProviders.Emulator.Tests;

public sealed class SettingsTextTests
{
    [Theory]
    [InlineData("A1", "reason", "ErrorDetail", "Reason")]
    [InlineData("A2", "404", "DeleteMissingStatus", "404")]
    [InlineData("A3", "no-providers", "EmptyList", "NoProviders")]
    [InlineData("A4", "letters-and-digits", "NameRule", "LettersAndDigits")]
    [InlineData("A5", "accept", "MissingTypeOrConfig", "Accept")]
    [InlineData("A6", "accept", "UnknownType", "Accept")]
    [InlineData("A7", "accept", "OddConfig", "Accept")]
    [InlineData("A8", "refuse", "EmptySecret", "Refuse")]
    [InlineData("A9", "refuse", "UnknownFields", "Refuse")]
    [InlineData("A10", "moves-to-end", "Overwrite", "MovesToEnd")]
    [InlineData("A11", "2.5", "ReadLag", "2.5")]
    [InlineData("A12", "404", "UnknownBotStatus", "404")]
    [InlineData("A13", "request-first", "CheckOrder", "RequestFirst")]
    [InlineData("A14", "20:500", "Throttle", "20:500")]
    [InlineData("A14", "5", "Throttle", "5:429")]
    [InlineData("A15", "415", "WrongContentTypeStatus", "415")]
    [InlineData("A16", "wipes-the-list", "UnsupportedMethod", "WipesTheList")]
    [InlineData("A17", "case-insensitive", "NameComparison", "CaseInsensitive")]
    [InlineData("A18", "asterisks", "ListedSecrets", "Asterisks")]
    [InlineData("A19", "shuffled", "ListOrder", "Shuffled")]
    [InlineData("A21", "null-body", "EmptySuccess", "NullBody")]
    [InlineData("A22", "old name/v1,2019", "SeededNames", "old name/v1,2019")]
    [InlineData("A23", "all", "StoredMembers", "All")]
    [InlineData("A24", "trimmed-usernames", "StoredTexts", "TrimmedUsernames")]
    public void Apply_ByNumberOrName_ChangesThatSettingOnly(string number, string value, string name, string written)
    {
        var byNumber = SettingsText.Apply(new EmulatorSettings(), number.ToLowerInvariant(), value);
        var byName = SettingsText.Apply(new EmulatorSettings(), name.ToUpperInvariant(), value);

        var usual = SettingsText.Values(new EmulatorSettings());
        var expected = new Dictionary<string, string>(usual, StringComparer.Ordinal) { [name] = written };
        (usual[name] == written).ShouldBeFalse();
        SettingsText.Values(byNumber).ShouldBe(expected);
        SettingsText.Values(byName).ShouldBe(expected);
    }

    [Fact]
    public void Apply_TheDefaultAsWritten_ChangesNothing()
    {
        var usual = SettingsText.Values(new EmulatorSettings());

        var settings = usual.Aggregate(new EmulatorSettings(), (all, one) => SettingsText.Apply(all, one.Key, one.Value));

        SettingsText.Values(settings).ShouldBe(usual);
        usual.Count.ShouldBe(23);
    }

    [Theory]
    [InlineData("A99", "x")]
    [InlineData("A20", "x")]
    public void Apply_UnknownSetting_SaysWhichThereAre(string name, string value)
    {
        Should.Throw<FormatException>(() => SettingsText.Apply(new EmulatorSettings(), name, value)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldStartWith($"Changing setting '{name}' failed: there is no such setting. There are A1 ErrorDetail, A2 "),
            message => message.ShouldEndWith("A24 StoredTexts; faults (A20) are added one by one."));
    }

    [Theory]
    [InlineData("A1", "", "Changing setting 'A1 ErrorDetail' failed: '' is not a value of it. Give Details, Reason, Both, Title.")]
    [InlineData("A1", "1", "Changing setting 'A1 ErrorDetail' failed: '1' is not a value of it. Give Details, Reason, Both, Title.")]
    [InlineData("A1", "both,title", "Changing setting 'A1 ErrorDetail' failed: 'both,title' is not a value of it. Give Details, Reason, Both, Title.")]
    [InlineData("A2", "99", "Changing setting 'A2 DeleteMissingStatus' failed: '99' is not a value of it. Give an HTTP status.")]
    [InlineData("A2", "99999999999", "Changing setting 'A2 DeleteMissingStatus' failed: '99999999999' is not a value of it. Give an HTTP status.")]
    [InlineData("A11", "-1", "Changing setting 'A11 ReadLag' failed: '-1' is not a value of it. Give seconds.")]
    [InlineData("A14", "0:429",
        "Changing setting 'A14 Throttle' failed: '0:429' is not a value of it. Give off, or RATE:429 or RATE:500 with the requests per second.")]
    [InlineData("A14", "0:500",
        "Changing setting 'A14 Throttle' failed: '0:500' is not a value of it. Give off, or RATE:429 or RATE:500 with the requests per second.")]
    [InlineData("A14", "1:503",
        "Changing setting 'A14 Throttle' failed: '1:503' is not a value of it. Give off, or RATE:429 or RATE:500 with the requests per second.")]
    public void Apply_WrongValue_SaysWhatToGive(string name, string value, string message) =>
        Should.Throw<FormatException>(() => SettingsText.Apply(new EmulatorSettings(), name, value)).Message.ShouldBe(message);
}
