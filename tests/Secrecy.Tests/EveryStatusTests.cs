using MediaProviders.Safety;
using MediaProviders.Schema;

namespace MediaProviders.Secrecy.Tests;

/// <summary>What the API holds, echoed in every part of an answer of every status from 400 to 599, to every call: nothing of it comes out.</summary>
public sealed class EveryStatusTests
{
    private static readonly string[] Forms = [.. new[] { Secrets.Neighbour, Secrets.NeighbourBearer, Secrets.Drift }
        .SelectMany(canary => CanaryForms.Of(canary.Text).Append(CanaryForms.OfUser("neighbour", canary.Text)))
        .Where(form => form.Name != "UTF-16").Select(form => form.Text).Distinct(StringComparer.Ordinal)];

    private static readonly string Ascii = new([.. string.Join(' ', Forms).Where(c => c is >= ' ' and <= '~')]);

    private static readonly string List = """{"settings":{"application":{"media":{"providers":["""
        + Element("images", Secrets.Drift) + "," + Element("neighbour", Secrets.Neighbour)
        + "]}}}}";

    private static readonly ObjectValue New = Inputs("new");
    private static readonly ObjectValue Images = Inputs("images");
    private static readonly LastKnown Known = new(Images, Images.With("authentication", new Value.Text("basic")));

    private static readonly Dictionary<string, Func<ConfiguredProvider, Operation, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["GET read"] = (p, o) => Resource(p).ReadAsync(o, "bot/images", Known, default),
        ["GET import"] = (p, o) => Resource(p).ReadAsync(o, "bot/images", new LastKnown(ObjectValue.Empty, ObjectValue.Empty), default),
        ["GET create"] = (p, o) => Resource(p).CreateAsync(o, New, default),
        ["GET update"] = (p, o) => Resource(p).UpdateAsync(o, "bot/images", Known, Images, [], default),
        ["GET delete"] = (p, o) => Resource(p).DeleteAsync(o, "bot/images", Known, default),
        ["GET list"] = (p, o) => Resource(p).ListAsync(o, ObjectValue.Empty, default),
        ["GET function"] = (p, o) => p.FindFunction("getWhatsAppMediaProvider")!.InvokeAsync(
            o, new ObjectValue([KeyValuePair.Create<string, Value>("name", new Value.Text("neighbour"))]), default),
        ["GET functions"] = (p, o) => p.FindFunction("getWhatsAppMediaProviders")!.InvokeAsync(o, ObjectValue.Empty, default),
        ["POST create"] = (p, o) => Resource(p).CreateAsync(o, New, default),
        ["POST update"] = (p, o) => Resource(p).UpdateAsync(o, "bot/images", Known, Images, [], default),
        ["DELETE delete"] = (p, o) => Resource(p).DeleteAsync(o, "bot/images", Known, default),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt(string call)
    {
        for (var status = 400; status < 600; status++)
        {
            foreach (var body in new[]
                { $$"""{"message":"Validation error","details":{{Programs.Json(Secrets.Neighbour)}},"reason":{{System.Text.Json.JsonSerializer.Serialize(string.Join(' ', Forms))}}}""", string.Join('\n', Forms) })
            {
                var said = await SaidAsync(call, status, body);

                said.ShouldContain($"{status}");
                Secrets.Search.Find(said).ShouldBeEmpty($"{call} answered with {status}");
            }
        }
    }

    private static async Task<string> SaidAsync(string call, int status, string body)
    {
        var heard = new Heard();
        var operation = new Operation { Address = "urn:images", Name = "images", Reporter = heard, Timeout = TimeSpan.FromSeconds(30) };
        var config = new ObjectValue([.. new[] { ("apiToken", Secrets.Token.Text), ("endpoint", "https://api.example"), ("botId", "bot") }
            .Select(entry => KeyValuePair.Create<string, Value>(entry.Item1, new Value.Text(entry.Item2)))
            .Append(KeyValuePair.Create<string, Value>("maxRetries", new Value.Number(0)))]);
        using var provider = Catalog.Configure(config, new HostEnvironment
        {
            Variable = _ => null, Version = "1.2.3", Claims = () => new SharedClaims("", _ => null),
            Transport = () => new Echo(call.Split(' ')[0], status, body),
        });
        var failure = await Should.ThrowAsync<Exception>(() => Calls[call](provider, operation));
        return $"{failure}\n{heard.Text}";
    }

    private static string Element(string name, Canary password) =>
        """{"name":"NAME","type":"www","config":{"basic":{"username":"media-reader","password":PASSWORD}}}""".Replace("NAME", name, StringComparison.Ordinal)
            .Replace("PASSWORD", Programs.Json(password), StringComparison.Ordinal);

    private static Resource Resource(ConfiguredProvider provider) => provider.FindResource("WhatsAppMediaProvider")!;

    private static ObjectValue Inputs(string name)
    {
        var basic = new ObjectValue(
            [KeyValuePair.Create<string, Value>("username", new Value.Text(Secrets.User)),
                KeyValuePair.Create("password", new Value.Text(Secrets.Password.Text).AsSecret())]);
        return new ObjectValue(
        [
            KeyValuePair.Create<string, Value>("botId", new Value.Text("bot")),
            KeyValuePair.Create<string, Value>("name", new Value.Text(name)),
            KeyValuePair.Create<string, Value>("type", new Value.Text("www")),
            KeyValuePair.Create<string, Value>("config", new ObjectValue([KeyValuePair.Create<string, Value>("basic", basic)])),
        ]);
    }

    private sealed class Echo(string method, int status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method.Method != method)
            {
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(List, Encoding.UTF8, "application/json") });
            }

            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body), ReasonPhrase = Ascii[..500] };
            foreach (var name in new[] { "Sunset", "Deprecation", "Server", "WWW-Authenticate", "Location", "Link", "Warning", "Retry-After", "X-Echo" })
            {
                answer.Headers.TryAddWithoutValidation(name, Ascii[..2_000]);
            }

            return Task.FromResult(answer);
        }
    }

    private sealed class Heard : Reporter
    {
        private readonly StringBuilder texts = new();

        public string Text => texts.ToString();

        public override void Warn(string text) => texts.AppendLine(text);

        public override void Status(string text) => texts.AppendLine(text);
    }
}
