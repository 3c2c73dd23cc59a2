namespace MediaProviders.Provider.Tests.Replays;

/// <summary>A difference from a recording that has to be.</summary>
/// <param name="Step">Scenario and step, such as <c>lifecycle/02-up-create</c>.</param>
/// <param name="Call">The call as <c>PROCESS/INDEX METHOD</c>, or <c>API</c> for the entries afterwards.</param>
/// <param name="Path">Where in the answer.</param>
/// <param name="Ours">What the plugin says there, as JSON; null for nothing.</param>
/// <param name="Why">Why it must differ.</param>
internal sealed record ExplainedDifference(string Step, string Call, string Path, string? Ours, string Why)
{
    /// <summary>Whether it is this difference.</summary>
    public bool Explains(string call, TreeDifference difference) =>
        call == Call && difference.Path == Path && JsonNode.DeepEquals(Parse(Ours), Parse(difference.Ours));

    private static JsonNode? Parse(string? json) => json is null ? JsonValue.Create("(nothing)") : JsonNode.Parse(json);

    private const string NothingToPrint =
        "A failure names a property only when the program gives it a value: the engine prints the value of the property that a failure names.";

    private const string OneManagerEach = "Two resources of one program may not manage one entry: each would undo what the other does.";

    private const string MagicFlaky = "The recorded provider answers its first create of 'flaky...' as half done, whatever the API says.";

    private const string MagicSlow =
        "The recorded provider had not written yet when it was cancelled. Ours has sent the write, which may be carried out: the entry is kept in the state.";

    private const string MaybeWritten =
        "An API that answers 500 may have written all the same, and its list may be late: what cannot be known is kept in the state.";

    private const string LiveEntryStays = "The naive provider deletes what is live again; ours keeps it.";

    private const string ErrorInPlaceOfEmptiness = "'pulumi do' shows failures of arguments as an empty answer, and ends with 0.";

    private const string LimitIsKept = "The engine asked for one resource with a prefix, and gets one with the prefix.";

    /// <summary>All of them. One that a replay does not meet fails its step.</summary>
    public static readonly IReadOnlyList<ExplainedDifference> All =
    [
        new("autonaming/07-up-disabled", "22/5 Check", "answer.failures[0]", "\"\"", NothingToPrint),
        new("autonaming/11-up-pattern-enforced", "30/5 Check", "answer.failures[0]", "\"\"", NothingToPrint),
        new("functions/03-up-not-found", "8/7 Invoke", "status", "\"NOT_FOUND\"", ErrorInPlaceOfEmptiness),
        new("functions/03-up-not-found", "8/7 Invoke", "answer", null, ErrorInPlaceOfEmptiness),
        new("functions/03-up-not-found", "8/7 Invoke", "detail", "{}", ErrorInPlaceOfEmptiness),
        new("functions/04-up-bad-argument", "10/6 Invoke", "answer.failures[0]", "\"\"", NothingToPrint),
        new("import-command/09-up-after-import", "24/16 Check", "answer.failures", "[\"name\"]", OneManagerEach),
        new("import-command/09-up-after-import", "26/16 Check", "answer.failures", "[\"name\"]", OneManagerEach),
        new("failures/04-up-half-created", "12/9 Create", "status", "\"OK\"", MagicFlaky),
        new("failures/04-up-half-created", "12/9 Create", "detail", null, MagicFlaky),
        new("failures/04-up-half-created", "12/9 Create", "answer",
            """{"id":"bot-one/flaky","refreshBeforeUpdate":false,"properties":{"botId":"bot-one","config":{"bearer":{"(secret)":"first-bearer"}},"name":"flaky","overwrite":false,"type":"www","authentication":"bearer"}}""", MagicFlaky),
        new("failures/06-up-write-fails", "20/12 Create", "detail.pulumirpc.ErrorResourceInitFailed",
            """{"id":"bot-one/more","properties":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"more","overwrite":false,"type":"www","botId":"bot-one"},"inputs":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"more","overwrite":false,"type":"www","botId":"bot-one"}}""", MaybeWritten),
        new("failures/06-up-write-fails", "20/11 Update", "detail.pulumirpc.ErrorResourceInitFailed",
            """{"id":"bot-one/fine","properties":{"config":{"bearer":{"(secret)":"second-bearer"}},"name":"fine","overwrite":false,"type":"www","botId":"bot-one","authentication":"bearer"},"inputs":{"config":{"bearer":{"(secret)":"second-bearer"}},"name":"fine","overwrite":false,"type":"www","botId":"bot-one"}}""", MaybeWritten),
        new("failures/07-up-write-fails-continue", "24/12 Update", "detail.pulumirpc.ErrorResourceInitFailed",
            """{"id":"bot-one/fine","properties":{"config":{"bearer":{"(secret)":"second-bearer"}},"name":"fine","overwrite":false,"type":"www","botId":"bot-one","authentication":"bearer"},"inputs":{"config":{"bearer":{"(secret)":"second-bearer"}},"name":"fine","overwrite":false,"type":"www","botId":"bot-one"}}""", MaybeWritten),
        new("failures/07-up-write-fails-continue", "24/11 Create", "detail.pulumirpc.ErrorResourceInitFailed",
            """{"id":"bot-one/more","properties":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"more","overwrite":false,"type":"www","botId":"bot-one"},"inputs":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"more","overwrite":false,"type":"www","botId":"bot-one"}}""", MaybeWritten),
        new("do-commands/02-list-filtered", "2/5 List", "answer", """[{"result":{"id":"bot-one/images","name":"images"}}]""", LimitIsKept),
        new("cancel/01-up-interrupted", "4/8 Create", "status", "\"UNKNOWN\"", MagicSlow),
        new("cancel/01-up-interrupted", "4/8 Create", "detail.pulumirpc.ErrorResourceInitFailed",
            """{"id":"bot-one/slow","properties":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"slow","overwrite":false,"type":"www","botId":"bot-one"},"inputs":{"config":{"bearer":{"(secret)":"first-bearer"}},"name":"slow","overwrite":false,"type":"www","botId":"bot-one"}}""", MagicSlow),
        new("3.260/naive/same-id-replacements/07-up-pending-delete", "API", "bot-one.a", """{"name":"a","type":"www","config":{"bearer":"first-bearer"}}""",
            LiveEntryStays),
    ];
}
