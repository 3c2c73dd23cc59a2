namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Takes the signs of doubt off each list before the provider sees it, so that the provider behaves as if it did not know the rule.</summary>
/// <param name="inner">What carries the requests.</param>
/// <param name="signs">The signs that are taken off, as <see cref="ListLie.Signs"/> names them.</param>
internal sealed class BelievingHandler(HttpMessageHandler inner, IReadOnlyCollection<string> signs) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Get || !answer.IsSuccessStatusCode)
        {
            return answer;
        }

        if (signs.Contains("status 206"))
        {
            answer.StatusCode = System.Net.HttpStatusCode.OK;
        }

        string[] headers = signs.Contains("Age") ? ["Age", "Warning"] : signs.Contains("Link") ? ["Link", "X-Total-Count"] : [];
        foreach (var header in headers)
        {
            answer.Headers.Remove(header);
        }

        using var body = new MemoryStream();
        var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await stream.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        var label = signs.Contains("another label") ? "application/json" : answer.Content.Headers.ContentType?.ToString();
        var range = signs.Contains("Link") ? null : answer.Content.Headers.ContentRange?.ToString();
        answer.Content = new ByteArrayContent(Believe(body.ToArray()));
        if (range is not null)
        {
            answer.Content.Headers.TryAddWithoutValidation("Content-Range", range);
        }

        answer.Content.Headers.TryAddWithoutValidation("Content-Type", label);
        return answer;
    }

    private byte[] Believe(byte[] body)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject root || root["settings"]?["application"]?["media"] is not JsonObject media)
            {
                return body;
            }

            if (signs.Contains("next member"))
            {
                root.Remove("meta");
                media.Remove("nextPageToken");
                media.Remove("totalCount");
            }

            if (signs.Contains("no array"))
            {
                media["providers"] ??= new JsonArray();
            }

            if (media["providers"] is JsonArray providers)
            {
                Believe(providers);
            }

            return JsonSerializer.SerializeToUtf8Bytes(root);
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private void Believe(JsonArray providers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in providers.Reverse().ToList())
        {
            var name = entry?["name"]?.GetValue<string>();
            if ((name is null && signs.Contains("no name")) || (name is not null && !seen.Add(name) && signs.Contains("twice")))
            {
                providers.Remove(entry);
            }
        }
    }
}
