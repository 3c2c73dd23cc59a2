namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// What a lying server makes of its list: it leaves entries out, or makes them unreadable, and gives a sign of it. Which entries that are, the salt says.
/// </summary>
internal static class ListLie
{
    /// <summary>Every sign by its name.</summary>
    public static IReadOnlyList<string> Signs { get; } =
    [
        "status 206", "status 203", "another label", "Content-Range", "Link", "total header", "Warning", "Age", "next member", "more member", "total member",
        "no name", "twice", "no array",
    ];

    /// <summary>The lie as a fault on order.</summary>
    public static Fault Of(string sign, int salt) => new() { Route = FaultRoute.List, Distort = answer => Distort(answer, sign, salt) };

    private static Answer Distort(Answer answer, string sign, int salt)
    {
        if (answer.Status != 200 || Parse(answer) is not { } body || body["settings"]?["application"]?["media"]?["providers"] is not JsonArray providers)
        {
            return answer;
        }

        var all = providers.Count;
        foreach (var entry in providers.Where(entry => IsMeant(entry!, salt)).ToList())
        {
            switch (sign)
            {
                case "no name":
                    entry!["providerName"] = entry["name"]!.DeepClone();
                    entry.AsObject().Remove("name");
                    break;
                case "twice":
                    var twin = entry!.DeepClone();
                    twin["config"] = new JsonObject { ["bearer"] = "of-a-twin" };
                    providers.Insert(providers.IndexOf(entry), twin);
                    break;
                default:
                    providers.Remove(entry);
                    break;
            }
        }

        var media = body["settings"]!["application"]!["media"]!.AsObject();
        switch (sign)
        {
            case "next member":
                media["nextPageToken"] = "2";
                break;
            case "more member":
                body["meta"] = new JsonObject { ["has_more"] = true };
                break;
            case "total member":
                media["totalCount"] = Math.Max(all, providers.Count + 1);
                break;
            case "no array":
                media.Remove("providers");
                break;
            default:
                break;
        }

        var told = answer with { Body = JsonSerializer.SerializeToUtf8Bytes(body) };
        return sign switch
        {
            "status 206" => told with { Status = 206 },
            "status 203" => told with { Status = 203 },
            "another label" => told with { ContentType = "text/html; charset=utf-8" },
            "Content-Range" => told.With("Content-Range", $"entries 0-9/{all}"),
            "Link" => told.With("Link", "<?page=2>; title=\"a, b\"; REL=\"last Next\""),
            "total header" => told.With("X-Total-Count", $"{Math.Max(all, providers.Count + 1)}"),
            "Warning" => told.With("Warning", "110 - \"Response is Stale\""),
            "Age" => told.With("Age", "600"),
            _ => told,
        };
    }

    private static JsonNode? Parse(Answer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsMeant(JsonNode entry, int salt) => (entry["name"]!.GetValue<string>().Sum(letter => letter) + salt) % 2 == 0;
}
