namespace MediaProviders.Commands.Learning;

/// <summary>Which entries are taken and which refused. Whatever is taken is a throw-away entry.</summary>
internal static class WriteQuestions
{
    private const string Bearer = "\"config\":{\"bearer\":\"t\"}";
    private const string Good = "\"type\":\"www\"," + Bearer;
    private const string Both = "\"basic\":{\"username\":\"u\",\"password\":\"p\"},\"bearer\":\"t\"";

    /// <summary>A4 to A9, A15.</summary>
    public static async Task AskAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        await AskNamesAsync(bench, learned, cancellationToken);
        learned.LearnVerdict(
            "A5", "MissingTypeOrConfig", await bench.PostAsync("-x", Bearer, cancellationToken), await bench.PostAsync("-x", "\"type\":\"www\"", cancellationToken));
        learned.LearnVerdict("A6", "UnknownType", await bench.PostAsync("-x", "\"type\":\"other\"," + Bearer, cancellationToken));
        learned.LearnVerdict(
            "A7",
            "OddConfig",
            await bench.PostAsync("-x", $"\"type\":\"www\",\"config\":{{{Both}}}", cancellationToken),
            await bench.PostAsync("-x", "\"type\":\"www\",\"config\":{}", cancellationToken),
            await bench.PostAsync("-x", "\"type\":\"www\",\"config\":{\"username\":\"u\",\"password\":\"p\"}", cancellationToken));
        learned.LearnVerdict("A8", "EmptySecret", await bench.PostAsync("-x", "\"type\":\"www\",\"config\":{\"bearer\":\"\"}", cancellationToken));
        learned.LearnVerdict("A9", "UnknownFields", await bench.PostAsync("-x", Good + ",\"note\":\"n\"", cancellationToken));
        var plain = await bench.PostAsync("-x", Good, "text/plain", cancellationToken);
        if (plain.IsTaken() == false)
        {
            learned.Learn("WrongContentTypeStatus", $"{plain.Status}");
        }
        else
        {
            learned.Note("A15 WrongContentTypeStatus", $"not learned: JSON that is sent as plain text is answered with {plain.Status}.");
        }
    }

    private static async Task AskNamesAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var digits = (await bench.PostAsync("-d4", Good, cancellationToken)).IsTaken();
        var others = (await bench.PostAsync("-d4.e", Good, cancellationToken)).IsTaken();
        switch (digits, others)
        {
            case (false, false):
                learned.Learn("NameRule", "Letters");
                break;
            case (true, false):
                learned.Learn("NameRule", "LettersAndDigits");
                break;
            case (true, true):
                learned.Learn("NameRule", "Off");
                break;
            default:
                learned.Note("A4 NameRule", "not learned: a name with a digit and one with a dot were answered in a way that no rule explains.");
                break;
        }
    }
}
