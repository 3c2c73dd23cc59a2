namespace MediaProviders.Secrecy.Tests;

/// <summary>Whatever the server does with what it was sent, none of it comes out.</summary>
public class FaultSweepTests
{
    private const string Echo = "{{token}} {{authorization}} {{target}} {{body}}";
    private const string JsonEcho = """{"message":"{{authorization}} said","details":"{{token}}","reason":"{{token}}","settings":"{{token}}"}""";


    private static readonly Dictionary<string, Fault> Faults = new(StringComparer.Ordinal)
    {
        ["400 that echoes"] = Fault.Echoes(400, count: null),
        ["401 that echoes"] = Fault.Echoes(401, count: null),
        ["403 that echoes"] = Fault.Echoes(403, count: null),
        ["404 that echoes"] = Fault.Echoes(404, count: null),
        ["407 that echoes"] = Fault.Echoes(407, count: null),
        ["410 that echoes"] = Fault.Echoes(410, count: null),
        ["429 that echoes"] = Fault.Echoes(429, count: null) with { RetryAfter = TimeSpan.Zero },
        ["500 that echoes"] = Fault.Echoes(500, count: null),
        ["error object that echoes"] = new Fault { Count = null, Status = 400, Body = JsonEcho },
        ["error object that echoes the body of a POST"] =
            new Fault { Count = null, Route = FaultRoute.Post, Status = 422, Body = """{"message":"bad","details":{{body}}}""" },
        ["words that echo the body of a POST"] = new Fault { Count = null, Route = FaultRoute.Post, Status = 400, Body = "{{body}}" },
        ["list that echoes"] = new Fault { Count = null, Status = 200, Body = JsonEcho },
        ["page that echoes"] = Fault.Html(200, count: null) with { Body = $"<html>{Echo}</html>" },
        ["text that echoes"] = new Fault { Count = null, Status = 200, ContentType = "text/plain", Body = Echo },
        ["redirect with the token"] = Redirect(302, "https://evil.example/login?token={{token}}"),
        ["permanent redirect with the token"] = Redirect(308, "http://evil.example/{{token}}"),
        ["redirect to a file"] = Redirect(303, "file:///{{token}}"),
        ["headers with the token"] = new Fault
        {
            Count = null,
            Status = 503,
            Reason = "{{token}}",
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Sunset"] = "{{token}}", ["Deprecation"] = "{{token}}", ["Set-Cookie"] = "session={{token}}", ["X-Request-Id"] = "{{token}}",
                ["Link"] = "<https://evil.example/{{token}}>",
            },
        },
        ["content type with the token"] = new Fault { Count = null, Status = 400, ContentType = "application/{{token}}", Body = Echo },
        ["reset before the answer"] = Fault.Ends(AnswerEnding.ResetBeforeAnswer, count: null),
        ["reset during the body"] = Fault.Ends(AnswerEnding.ResetDuringBody, count: null),
        ["half a body"] = Fault.Ends(AnswerEnding.HalfBody, count: null),
        ["stall"] = Fault.Ends(AnswerEnding.Stall, FaultRoute.List, count: null),
        ["endless list"] = Fault.Ends(AnswerEnding.Endless, FaultRoute.List, count: null),
        ["lost answer of a write"] = Fault.LosesAnswer(FaultRoute.Post, count: null),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commands_UnderAFault_LetNoSecretOut(string fault)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Set("mediaproviders:maxRetries", "0");
        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.SetSecret("password", Secrets.NextPassword.Text);
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic("archive", Secrets.User, Secrets.Drift.Text));
        stack.Emulator.Faults.Add(Faults[fault]);
        stack.Set("mediaproviders:requestTimeoutSeconds", fault == "stall" ? "0.2" : "5");

        await stack.UpAsync(Programs.Ordinary());
        await stack.RefreshAsync(Programs.Ordinary());
        await stack.UpAsync(Programs.Taken(overwrite: true), UpdateOnly);
        await stack.UpAsync(Programs.Functions(), UpdateOnly);
        await stack.ImportAsync(Programs.Ordinary(), "imported", "bot/neighbour");
        await stack.DestroyAsync(Programs.Ordinary());

        stack.Evidence.ShouldBeClean();
        stack.Evidence.Count(Channel.ErrorText).ShouldBeGreaterThan(0);
    }

    private static Fault Redirect(int status, string location) => new()
    {
        Count = null, Status = status, Body = Echo, Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Location"] = location },
    };
}
