namespace MediaProviders.Emulator.Learning;

/// <summary>What the list shows, when, and in which order.</summary>
internal static class ListQuestions
{
    private const string Secret = "first-secret";
    private const int Looks = 4;

    /// <summary>A3, A22: the list before anything is written.</summary>
    public static async Task LookFirstAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var list = await session.ListAsync(cancellationToken);
        learned.Learn(nameof(EmulatorSettings.EmptyList), list.EmptyForm, "only a bot without entries shows it.");
        int odd = list.Names.Count(name => name.Length is 0 or > 200 || !name.All(c => char.IsAsciiLetter(c) || c is '-' or '_'));
        learned.Note(nameof(EmulatorSettings.SeededNames), $"not written, since names of entries are yours: {odd} of this bot's names break today's rule.");
    }

    /// <summary>A11, A18, A21: an ordinary entry. False when the endpoint does not accept it, so that nothing else can be asked.</summary>
    public static async Task<bool> WriteFirstAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var answer = await session.PostAsync("-c", Basic(Secret), cancellationToken);
        if (answer.IsAccepted != true)
        {
            learned.NoteForAll($"not learned: the endpoint answers {answer.Status} to an ordinary entry.");
            return false;
        }

        learned.Learn(nameof(EmulatorSettings.EmptySuccess), EmptySuccessOf(answer.Body), "the body of a success is none of those the emulator knows.");
        session.Lag = await session.WaitUntilListedAsync("-c", cancellationToken);
        if (session.Lag is not { } lag)
        {
            learned.NoteForAll($"not learned: the list did not show a new entry within {ProbeSession.LongestLag.TotalSeconds:0} seconds.");
            return false;
        }

        learned.Learn(nameof(EmulatorSettings.ReadLag), lag == TimeSpan.Zero ? "0" : $"{Math.Ceiling(lag.TotalSeconds * 10) / 10:0.#}");
        if ((await session.ListAsync(cancellationToken)).Find(session.Name("-c")) is { } entry)
        {
            learned.Learn(nameof(EmulatorSettings.ListedSecrets), FormOf(entry.Password), "the list shows something else than what was written, and no mask.");
        }

        return true;
    }

    /// <summary>A10, A17, A19: the order of three entries, and names that differ only in case.</summary>
    public static async Task AskOrderAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        // c, a, b: an order that no sorting gives.
        await session.PostAsync("-a", Basic("a"), cancellationToken);
        await session.PostAsync("-b", Basic("b"), cancellationToken);
        await session.SettleAsync(cancellationToken);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (int look = 0; look < Looks; look++)
        {
            orders.Add(await OrderAsync(session, cancellationToken));
        }

        ListOrder? order = orders.Count > 1 ? ListOrder.Shuffled
            : orders.Single() switch { "cab" => ListOrder.Insertion, "abc" => ListOrder.Sorted, _ => null };
        learned.Learn(nameof(EmulatorSettings.ListOrder), order, "the order is neither that of writing, nor that of the names, nor another one each time.");
        OverwriteSlot? slot = null;
        if (order == ListOrder.Insertion)
        {
            await session.PostAsync("-c", Basic("second-secret"), cancellationToken);
            await session.SettleAsync(cancellationToken);
            slot = await OrderAsync(session, cancellationToken) == "abc" ? OverwriteSlot.MovesToEnd : OverwriteSlot.Kept;
        }

        learned.Learn(nameof(EmulatorSettings.Overwrite), slot, "a list that is not in the order of writing does not show it.");

        await session.PostAsync("-C", Basic("upper"), cancellationToken);
        await session.SettleAsync(cancellationToken);
        var list = await session.ListAsync(cancellationToken);
        bool hasBoth = list.Find(session.Name("-C")) is not null && list.Find(session.Name("-c")) is not null;
        learned.Learn(nameof(EmulatorSettings.NameComparison), $"{(hasBoth ? NameComparison.CaseSensitive : NameComparison.CaseInsensitive)}");
    }

    private static string Basic(string password) => $$$"""
        "type":"www","config":{"basic":{"username":"learn","password":"{{{password}}}"}}
        """;

    private static async Task<string> OrderAsync(ProbeSession session, CancellationToken cancellationToken)
    {
        string[] ends = ["a", "b", "c"];
        var list = await session.ListAsync(cancellationToken);
        return string.Concat(list.Names.Select(name => Array.Find(ends, end => name == session.Name("-" + end))));
    }

    private static ListedSecrets? FormOf(string? shown) => shown switch
    {
        null => ListedSecrets.Omitted,
        Secret => ListedSecrets.ClearText,
        { Length: > 0 } when shown.All(c => c == '*') => ListedSecrets.Asterisks,
        { Length: > 0 } when shown.All(c => c is '*' or '\u2022') => ListedSecrets.Bullets,
        _ => null,
    };

    private static EmptySuccess? EmptySuccessOf(byte[] body) => System.Text.Encoding.UTF8.GetString(body).Trim() switch
    {
        "" => EmptySuccess.NoBody,
        "{}" => EmptySuccess.EmptyObject,
        "null" => EmptySuccess.NullBody,
        _ => null,
    };
}

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

/// <summary>How the endpoint refuses a request.</summary>
internal static class RefusalQuestions
{
    private const string NeverDeletesAll = "Whether a DELETE without a name empties the list is never tried.";

    /// <summary>A1, A2, A12, A13, A16, and what is not asked at all: A14.</summary>
    public static async Task AskAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var malformed = await session.PostMalformedAsync(token: null, cancellationToken);
        learned.Learn(nameof(EmulatorSettings.ErrorDetail), ErrorField(malformed.Body),
            $"the error body of status {malformed.Status} has none of the known fields.");

        int missing = (await session.DeleteAsync("-never", cancellationToken)).Status;
        learned.Learn(nameof(EmulatorSettings.DeleteMissingStatus), missing is 429 or 401 or 403 ? (int?)null : missing, $"the answer was {missing}.");

        int unknown = (await session.UnknownBotAsync(cancellationToken)).Status;
        learned.Learn(nameof(EmulatorSettings.UnknownBotStatus), unknown is 401 or 404 ? unknown : (int?)null,
            $"a bot that does not exist is answered with {unknown}.");

        var unauthorised = await session.PostMalformedAsync("no-token-of-this-bot", cancellationToken);
        CheckOrder? order = unauthorised.Status == 401 ? CheckOrder.AuthenticationFirst : unauthorised.IsAccepted == false ? CheckOrder.RequestFirst : null;
        learned.Learn(nameof(EmulatorSettings.CheckOrder), order, $"a bad request with a wrong token is answered with {unauthorised.Status}.");

        int read = (await session.ReadOneAsync("-c", cancellationToken)).Status;
        UnsupportedMethod? method = read == 404 ? UnsupportedMethod.NotFound : read == 405 ? UnsupportedMethod.MethodNotAllowed : null;
        learned.Learn(nameof(EmulatorSettings.UnsupportedMethod), method, $"a GET of one entry is answered with {read}. {NeverDeletesAll}");
        if (method is not null)
        {
            learned.Note(nameof(EmulatorSettings.UnsupportedMethod), $"learned from a GET of one entry. {NeverDeletesAll}");
        }

        string throttled = session.Throttled == 0 ? "No answer" : $"{session.Throttled} answers";
        learned.Note(nameof(EmulatorSettings.Throttle), $"not learned: finding the limit would disturb the bot. {throttled} asked for fewer requests.");
    }

    private static ErrorDetailField? ErrorField(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement;
            if (error.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            bool Has(string name) => error.TryGetProperty(name, out _);
            return (Has("details"), Has("reason"), Has("title")) switch
            {
                (true, true, _) => ErrorDetailField.Both,
                (true, _, _) => ErrorDetailField.Details,
                (_, true, true) => ErrorDetailField.Title,
                (_, true, _) => ErrorDetailField.Reason,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
