using Microsoft.AspNetCore.Http;

namespace MediaProviders.Emulator;

/// <summary>
/// The control routes below <c>/_emulator/</c>: state, entries, faults, settings and the log of requests, as JSON. Some show credentials, as
/// a person who controls the emulator may see them; <see cref="ControlGuard"/> keeps web pages away.
/// </summary>
internal sealed class ControlEndpoints(SinchEmulator emulator)
{
    private const string Prefix = "/_emulator/";
    private static readonly Entry[] Samples = [Entry.Basic("sample-images", "reader", "sample-password"), Entry.Bearer("sample-archive", "sample-bearer")];

    /// <summary>Whether a request target is one of the control routes.</summary>
    public static bool Owns(string target) => ApiPath.PathOf(target).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Carries out a control request, unless <see cref="ControlGuard"/> refuses it. Answers are not cached, and not taken for another type.</summary>
    public Answer Handle(ApiRequest request, ControlSender sender)
    {
        string?[] path = [.. ApiPath.PathOf(request.Target)[Prefix.Length..].TrimEnd('/').Split('/').Select(ApiPath.Decode)];
        var refusal = ControlGuard.Refusal(request, sender, showsCredentials: path is ["state"] or ["bots", _, "entries", ..]);
        var answer = refusal ?? Answered(path, request);
        return answer.Status == 204 ? answer : answer
            .With("Cache-Control", "no-store")
            .With("X-Content-Type-Options", "nosniff")
            .With("Cross-Origin-Resource-Policy", "same-origin");
    }

    private Answer Answered(string?[] path, ApiRequest request)
    {
        try
        {
            return CarryOut(path, request);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return ControlGuard.Error(400, wrong is FormatException ? wrong.Message : "The body is not the JSON that this route expects.");
        }
    }

    private Answer CarryOut(string?[] path, ApiRequest request) => (path, request.Method) switch
    {
        (["state"], "GET") => Answer.JsonText(200, emulator.Export()),
        (["state"], "PUT") => Done(() => emulator.Load(Encoding.UTF8.GetString(request.Body))),
        (["view"], "GET") => Shown(StateView.Of(emulator)),
        (["reset"], "POST") => Done(emulator.Reset),
        (["bots"], "GET") => Shown(emulator.Store.BotIds.Select(id =>
            new { id, region = emulator.Store.Access(id)?.Region, entries = emulator.Store.Entries(id).Count })),
        (["bots", { } bot, "samples"], "POST") => Done(() => AddSamples(bot)),
        (["bots", { } bot, "entries"], "GET") => Shown(emulator.Store.Entries(bot)),
        (["bots", { } bot, "entries"], "PUT") => Done(() => emulator.Store.Replace(bot, Read<Entry[]>(request))),
        (["bots", { } bot, "entries", { } name], "GET") => emulator.Store.Find(bot, name) is { } found ? Shown(found) : Missing(bot, name),
        (["bots", { } bot, "entries", { } name], "PUT") => Done(() => Put(bot, name, Read<Entry>(request))),
        (["bots", { } bot, "entries", { } name], "DELETE") => emulator.Store.Remove(bot, name) ? Answer.Empty(204) : Missing(bot, name),
        (["faults"], "GET") => Shown(emulator.Faults.Pending),
        (["faults"], "POST") => Done(() => emulator.Faults.Add(Read<Fault>(request))),
        (["faults"], "DELETE") => Done(emulator.Faults.Clear),
        (["requests"], "GET") => Shown(StateView.Of(emulator.Requests)),
        (["requests"], "DELETE") => Done(emulator.Requests.Clear),
        (["settings"], "GET") => Shown(SettingsText.Values(emulator.Settings)),
        (["settings"], "PUT") => Done(() => emulator.Settings = SettingsText.ApplyAll(emulator.Settings, Encoding.UTF8.GetString(request.Body))),
        (["settings", "described"], "GET") => Shown(SettingList.All.Select(setting =>
            new { setting.Id, setting.Name, setting.Meaning, value = setting.Read(emulator.Settings), setting.Default, setting.Values })),
        (["state"] or ["settings"] or ["bots", not null, "entries"], _) => NotOffered("GET, PUT"),
        (["view"] or ["bots"] or ["settings", "described"], _) => NotOffered("GET"),
        (["reset"] or ["bots", not null, "samples"], _) => NotOffered("POST"),
        (["bots", not null, "entries", not null], _) => NotOffered("GET, PUT, DELETE"),
        (["faults"], _) => NotOffered("GET, POST, DELETE"),
        (["requests"], _) => NotOffered("GET, DELETE"),
        _ => ControlGuard.Error(
            404, "There is no such control route. There are state, view, reset, bots, bots/ID/entries, bots/ID/entries/NAME, bots/ID/samples, "
            + "faults, requests, settings and settings/described."),
    };

    private void AddSamples(string botId)
    {
        foreach (var sample in Samples.Where(sample => emulator.Store.Find(botId, sample.Name) is null))
        {
            emulator.Store.Put(botId, sample);
        }
    }

    private void Put(string botId, string name, Entry entry)
    {
        if (entry.Name != name)
        {
            throw new FormatException($"Writing entry '{name}' failed: its body says '{entry.Name}'. Give the same name twice.");
        }

        emulator.Store.Put(botId, entry);
    }

    private static T Read<T>(ApiRequest request) => JsonSerializer.Deserialize<T>(request.Body) ?? throw new JsonException();

    private static Answer Shown(object body) => Answer.Json(200, body, indented: true);

    private static Answer Missing(string botId, string name) => ControlGuard.Error(404, $"Bot '{botId}' has no entry '{name}'.");

    private static Answer NotOffered(string methods) => ControlGuard.Error(405, $"This control route offers {methods}.").With("Allow", methods);

    private static Answer Done(Action work)
    {
        work();
        return Answer.Empty(204);
    }
}

/// <summary>
/// Keeps web pages away from the control routes. A program on this machine may control the emulator; a page that the same person
/// happens to have open in a browser may not. A browser says where a request comes from in <c>Host</c>, <c>Origin</c> (RFC 6454) and
/// <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), and sends JSON to another origin only after a preflight, which is never allowed.
/// </summary>
internal static class ControlGuard
{
    /// <summary>
    /// The refusal of a control request; null when it may go on. Browsers do not get an answer that shows credentials, even when a person types the address.
    /// </summary>
    public static Answer? Refusal(ApiRequest request, ControlSender sender, bool showsCredentials) =>
        sender.Host is not ("127.0.0.1" or "localhost" or "[::1]")
            ? Error(403, "The control routes are for loopback hosts only. Ask for 127.0.0.1 or localhost.")
        : sender.IsAnotherSite
            ? Error(403, "The control routes are for the emulator's own page and for programs on this machine, not for pages of other sites.")
        : sender.IsBrowser && showsCredentials
            ? Error(403, "This route shows credentials, so browsers may not read it. Use curl, or open the page at '/'.")
        : request.Method is "POST" or "PUT" && !request.IsJson
            ? Error(415, "The control routes take JSON: send Content-Type: application/json.")
        : null;

    /// <summary>An error as <c>{"error": TEXT}</c>.</summary>
    public static Answer Error(int status, string error) => Answer.Json(status, new { error });
}

/// <summary>Who sent a control request, according to its headers. A program may leave them out; a browser does not.</summary>
internal sealed record ControlSender(string Host, bool IsBrowser, bool IsAnotherSite)
{
    /// <summary>Reads the headers of a request.</summary>
    public static ControlSender Of(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool foreignOrigin = origin.Length > 0 && origin != $"{request.Scheme}://{request.Host.Value}";
        bool foreignSite = site is not ("" or "same-origin" or "none");
        return new ControlSender(request.Host.Host, site.Length > 0 || origin.Length > 0, foreignOrigin || foreignSite);
    }
}
