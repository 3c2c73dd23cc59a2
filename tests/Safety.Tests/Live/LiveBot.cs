using System.Net.Http.Headers;

namespace MediaProviders.Safety.Tests.Live;

/// <summary>The list of the live bot, read and swept without the provider's own client, so that the check does not trust what it checks.</summary>
internal sealed class LiveBot : IDisposable
{
    private static readonly string[] Path = ["settings", "application", "media", "providers"];

    private readonly HttpClient client;
    private readonly string collection;

    public LiveBot(LiveTarget target)
    {
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", target.Token);
        collection = $"{target.Endpoint.AbsoluteUri.TrimEnd('/')}/whatsapp/v1/{Uri.EscapeDataString(target.BotId)}/provision/provider";
    }

    /// <summary>Every entry as the list shows it, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        using var answer = await client.GetAsync(new Uri(collection));
        answer.EnsureSuccessStatusCode();
        using var list = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        var at = list.RootElement;
        foreach (var step in Path)
        {
            // A bot without entries may be listed without the array.
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return new Dictionary<string, string>(StringComparer.Ordinal);
            }
        }

        return at.ValueKind != JsonValueKind.Array ? new Dictionary<string, string>(StringComparer.Ordinal) : at.EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetRawText(), StringComparer.Ordinal);
    }

    /// <summary>The entries that are not the check's, by name, with a digest of what each holds: a failure must not print them.</summary>
    public async Task<IReadOnlyList<string>> ReadStrangersAsync() =>
        [.. (await ReadAsync()).Where(entry => !IsOfTheCheck(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key} {Digest(entry.Value)}")];

    /// <summary>Removes every entry of the check, this run's and what an interrupted one has left, and nothing else.</summary>
    public async Task SweepAsync()
    {
        foreach (var name in (await ReadAsync()).Keys.Where(IsOfTheCheck))
        {
            using var answer = await client.DeleteAsync(new Uri($"{collection}/{Uri.EscapeDataString(name)}"));
            answer.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => client.Dispose();

    private static bool IsOfTheCheck(string name) => name.StartsWith(LiveTarget.Prefix, StringComparison.Ordinal);

    private static string Digest(string entry) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entry)))[..16];
}
