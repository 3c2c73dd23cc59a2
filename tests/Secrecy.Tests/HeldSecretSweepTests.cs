namespace MediaProviders.Secrecy.Tests;

/// <summary>
/// What the API holds and was never sent: passwords of neighbours, the live password of an entry of ours, in every form, in every kind of bad answer to every
/// call. A search for what was sent could not find it.
/// </summary>
public class HeldSecretSweepTests
{
    private static readonly Canary[] Held = [Secrets.Neighbour, Secrets.NeighbourBearer, Secrets.Drift, Secrets.Rotated, Secrets.Spaced];

    // One line per form; bytes of UTF-16 are no text that a header or JSON could carry, so that they come as hexadecimal and base64 alone.
    private static readonly string[] Forms = [.. Held
        .SelectMany(canary => CanaryForms.Of(canary.Text).Append(CanaryForms.OfUser("neighbour", canary.Text)))
        .Where(form => form.Name != "UTF-16").Select(form => form.Text).Distinct(StringComparer.Ordinal)];

    private static readonly string Ascii = new([.. string.Join(' ', Forms).Where(c => c is >= ' ' and <= '~')]);

    private static readonly Dictionary<string, Func<int, Fault>> Kinds = new(StringComparer.Ordinal)
    {
        ["error object"] = status => Body(status, Json(("message", "Validation error"), ("details", string.Join(' ', Forms)))),
        ["an error object for each form"] = status => Body(status, Json([.. Forms.Select((form, at) => (at % 2 == 0 ? "message" : "reason", form))])),
        ["documented sentence with a secret for a field"] = status =>
            Body(status, Json(("message", "Validation error"), ("details", $"Field [{Secrets.Neighbour.Text}] can not be empty."))),
        ["names of members"] = status => Body(status, Json([.. Forms.Select(form => (form, "x"))])),
        ["one character per member"] = status => Body(status, Json([.. Secrets.Neighbour.Text.Select(c => ("message", $"{c}"))])),
        ["web page"] = status => Body(status, $"<html>{string.Join("<br>", Forms)}</html>") with { ContentType = "text/html" },
        ["plain text"] = status => Body(status, string.Join('\n', Forms)) with { ContentType = "text/plain" },
        ["cut short"] = status => Body(status, Json(("message", string.Join(' ', Forms)))[..^9]),
        ["the list itself"] = status => Body(
            status, """{"settings":{"application":{"media":{"providers":""" + Json(("name", Secrets.Neighbour.Text), ("password", Secrets.Drift.Text))
                + "}}}}"),
        ["headers and reason"] = status => Body(status, "") with
        {
            Reason = Secrets.Neighbour.Text.Replace('€', 'E').Replace('ä', 'a'),
            Headers = new[] { "Sunset", "Deprecation", "Server", "WWW-Authenticate", "Proxy-Authenticate", "Location", "Link", "Warning", "Retry-After",
                "Content-Encoding", "X-Total-Count", "Date" }
                .ToDictionary(name => name, _ => Ascii[..Math.Min(Ascii.Length, 2_000)], StringComparer.OrdinalIgnoreCase),
        },
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt(string kind)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Set("mediaproviders:maxRetries", "0");
        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic("images", Secrets.User, Secrets.Drift.Text));
        var faults = stack.Emulator.Faults;

        foreach (var status in new[] { 200, 302, 304, 401, 409, 429, 499, 502, 599 })
        {
            faults.Add(Kinds[kind](status) with { Route = FaultRoute.List });
            await stack.PreviewAsync(Programs.Taken(overwrite: false));
            await stack.RefreshAsync(Programs.Ordinary());
            faults.Clear();
        }

        faults.Add(Kinds[kind](502) with { Route = FaultRoute.List });
        await stack.UpAsync(Programs.Functions(), UpdateOnly);
        await stack.ImportAsync(Programs.Ordinary(), "imported", "bot/neighbour");
        faults.Clear();
        foreach (var status in new[] { 400, 500 })
        {
            faults.Add(Kinds[kind](status) with { Route = FaultRoute.Post });
            stack.SetSecret("password", Secrets.NextPassword.Text);
            await stack.UpAsync(Programs.Ordinary(), UpdateOnly);
            faults.Clear();
            faults.Add(Kinds[kind](status) with { Route = FaultRoute.Delete });
            await stack.DestroyAsync(Programs.Ordinary());
            faults.Clear();
        }

        stack.Evidence.ShouldBeClean();
        stack.Evidence.Count(Channel.ErrorText).ShouldBeGreaterThan(5);
    }

    private static Fault Body(int status, string body) => new() { Count = null, Status = status, Body = body };

    private static string Json(params (string Name, string Value)[] members)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in members)
        {
            text.Append(text.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(name)).Append(':').Append(JsonSerializer.Serialize(value));
        }

        return text.Append('}').ToString();
    }
}
