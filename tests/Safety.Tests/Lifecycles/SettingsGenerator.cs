namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Draws answers to the API's open questions A1 to A22. A20, faults, is drawn with the steps.</summary>
internal static class SettingsGenerator
{
    public static EmulatorSettings Draw(Random random)
    {
        T Pick<T>(params T[] among) => among[random.Next(among.Length)];
        T Rare<T>(T usual, params T[] others) => random.Next(100) < 80 ? usual : Pick(others);
        return new EmulatorSettings
        {
            ErrorDetail = Pick(Enum.GetValues<ErrorDetailField>()),
            DeleteMissingStatus = Rare(200, 404, 400, 500),
            EmptyList = Rare(EmptyListForm.EmptyArray, Enum.GetValues<EmptyListForm>()),
            NameRule = Pick(Enum.GetValues<Emulator.NameRule>()),
            MissingTypeOrConfig = Pick(Enum.GetValues<Verdict>()),
            UnknownType = Pick(Enum.GetValues<Verdict>()),
            OddConfig = Pick(Enum.GetValues<Verdict>()),
            EmptySecret = Pick(Enum.GetValues<Verdict>()),
            UnknownFields = Pick(Enum.GetValues<Verdict>()),
            Overwrite = Pick(Enum.GetValues<OverwriteSlot>()),
            ReadLag = Rare(TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(120)),
            UnknownBotStatus = Pick(401, 404),
            CheckOrder = Pick(Enum.GetValues<CheckOrder>()),
            Throttle = Rare<Throttle?>(null, new Throttle(5), new Throttle(8, 500)),
            WrongContentTypeStatus = Pick(400, 415),
            UnsupportedMethod = Pick(Enum.GetValues<UnsupportedMethod>()),
            NameComparison = Rare(NameComparison.CaseSensitive, NameComparison.CaseInsensitive),
            ListedSecrets = random.Next(100) < 90 ? ListedSecrets.ClearText : Pick(ListedSecrets.Asterisks, ListedSecrets.Bullets),
            ListOrder = Pick(Enum.GetValues<ListOrder>()),
            EmptySuccess = Pick(Enum.GetValues<EmptySuccess>()),
            SeededNames = random.Next(100) < 80 ? [] : ["old name.v1", "2019"],
        };
    }
}
