namespace MediaProviders.Emulator.Learning;

/// <summary>Which entries are accepted and which refused. All of them are test entries.</summary>
internal static class WriteQuestions
{
    private const string Bearer = "\"config\":{\"bearer\":\"t\"}";
    private const string Good = "\"type\":\"www\"," + Bearer;
    private const string Both = "\"type\":\"www\",\"config\":{\"basic\":{\"username\":\"u\",\"password\":\"p\"},\"bearer\":\"t\"}";
    private const string Flat = "\"type\":\"www\",\"config\":{\"username\":\"u\",\"password\":\"p\"}";

    /// <summary>A4 to A9, A15.</summary>
    public static async Task AskAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        await AskNamesAsync(session, learned, cancellationToken);
        Task<ProbeAnswer> Post(string members) => session.PostAsync("-x", members, cancellationToken);
        learned.LearnVerdict(nameof(EmulatorSettings.MissingTypeOrConfig), await Post(Bearer), await Post("\"type\":\"www\""));
        learned.LearnVerdict(nameof(EmulatorSettings.UnknownType), await Post("\"type\":\"other\"," + Bearer));
        learned.LearnVerdict(nameof(EmulatorSettings.OddConfig), await Post(Both), await Post("\"type\":\"www\",\"config\":{}"), await Post(Flat));
        learned.LearnVerdict(nameof(EmulatorSettings.EmptySecret), await Post("\"type\":\"www\",\"config\":{\"bearer\":\"\"}"));
        learned.LearnVerdict(nameof(EmulatorSettings.UnknownFields), await Post(Good + ",\"note\":\"n\""));
        var plain = await session.PostAsync("-x", Good, "text/plain", cancellationToken);
        int? refused = plain.IsAccepted == false ? plain.Status : null;
        learned.Learn(nameof(EmulatorSettings.WrongContentTypeStatus), refused, $"JSON that is sent as plain text is answered with {plain.Status}.");
    }

    private static async Task AskNamesAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        bool? digits = (await session.PostAsync("-d4", Good, cancellationToken)).IsAccepted;
        bool? others = (await session.PostAsync("-d4.e", Good, cancellationToken)).IsAccepted;
        NameRule? rule = (digits, others) switch
        {
            (false, false) => NameRule.Letters,
            (true, false) => NameRule.LettersAndDigits,
            (true, true) => NameRule.Off,
            _ => null,
        };
        learned.Learn(nameof(EmulatorSettings.NameRule), rule, "a name with a digit and one with a dot were answered in a way that no rule explains.");
    }
}
