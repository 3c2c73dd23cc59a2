using System.Net;
using System.Text;
using System.Text.Json;
using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Tests.Api;

/// <summary>What a server sends back of the credentials it was sent never comes out in an error.</summary>
public class LeakTests
{
    private const string HeaderValue = "hdr-31Xw-cnry-header";

    public static TheoryData<string> Secrets => [Samples.Token, HeaderValue, Samples.Password, Samples.Bearer];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Call_ErrorThatEchoesACredential_DropsTheServersWords(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        string[] echoes =
        [
            secret,
            $"before {secret} after",
            secret.ToUpperInvariant(),
            secret[3..12],
            Convert.ToBase64String(bytes),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{secret}yz")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{secret}z")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"svc:{secret}")),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            Uri.EscapeDataString(secret),
            WebUtility.HtmlEncode(secret),
            JsonSerializer.Serialize(secret),
            new string([.. secret.Reverse()]),
            new string('.', 190) + secret,
            secret.Insert(4, "\u001b[0m"),
            secret.Insert(4, "\u200b"),
            string.Join('\u200b', secret.ToCharArray()),
        ];

        foreach (var echo in echoes)
        {
            var error = await FailAsync(echo, secret == Samples.Bearer ? Samples.WithBearer() : Samples.Basic());
            error.ServerWords.ShouldBeNull(echo);
            error.Message.ShouldBe(error.Message.Replace(echo, "", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Call_CredentialOfCharactersThatAreNotPrinted_DropsTheServersWords()
    {
        var password = string.Join('\u00ad', "pw-93vT-cnry-soft".ToCharArray());

        var error = await FailAsync(password, new MediaProvider("n", "www", new BasicCredentials("svc", new SecretText(password))));

        error.ServerWords.ShouldBeNull();
    }

    [Fact]
    public async Task Call_ErrorWithoutACredential_KeepsTheServersWords()
    {
        var error = await FailAsync("Field [password] can not be empty.", Samples.Basic());

        error.ServerWords.ShouldBe("Field [password] can not be empty.");
    }

    private static async Task<ApiException> FailAsync(string words, MediaProvider entry)
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = words });
        await using var server = new WireServer(WireServer.Status(400, body, $"X-Echo: {Samples.Token}\r\n"));
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with
        {
            Headers = new Dictionary<string, SecretText>(StringComparer.Ordinal) { ["X-Key"] = new(HeaderValue) },
        });
        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", entry, null, default));
        error.ToString().ShouldNotContain("cnry");
        return error;
    }
}
