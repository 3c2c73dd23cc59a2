using System.Text.Json;
using MediaProviders.Api;

namespace MediaProviders.Commands.Learning;

/// <summary>What the list shows, when, and in which order.</summary>
internal static class ListQuestions
{
    private const string User = "\"username\":\"doctor\"";
    private const int Looks = 4;

    /// <summary>A3, A22: the list as it is before anything is written.</summary>
    public static async Task LookFirstAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        using var list = await bench.ListAsync(cancellationToken);
        if (list.Count == 0 && EmptyForm((await bench.RawListAsync(cancellationToken)).Body) is { } form)
        {
            learned.Learn("EmptyList", form);
        }
        else
        {
            learned.Note("A3 EmptyList", "not learned: only a bot without entries shows it.");
        }

        var odd = list.Names.Count(name => !Resources.Entries.NameRule.IsLegal(name));
        learned.Note("A22 SeededNames", $"not written, since names of entries are yours: {odd} of this bot's names break today's rule.");
    }

    /// <summary>A11, A18, A21: an ordinary entry. False when the endpoint does not take it, so that nothing else can be asked.</summary>
    public static async Task<bool> WriteFirstAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var answer = await bench.PostAsync("-c", Basic("first-secret"), cancellationToken);
        if (answer.IsTaken() != true)
        {
            learned.Note("all", $"not learned: the endpoint answers {answer.Status} to an ordinary entry.");
            return false;
        }

        if (EmptySuccess(answer.Body) is { } success)
        {
            learned.Learn("EmptySuccess", success);
        }
        else
        {
            learned.Note("A21 EmptySuccess", "not learned: the body of a success is none of those the emulator knows.");
        }

        bench.Lag = await bench.WaitForAsync("-c", isThere: true, cancellationToken);
        if (bench.Lag is not { } lag)
        {
            learned.Note("all", $"not learned: the list did not show a new entry within {Bench.LongestLag.TotalSeconds:0} seconds.");
            return false;
        }

        learned.Learn("ReadLag", lag == TimeSpan.Zero ? "0" : $"{Math.Ceiling(lag.TotalSeconds * 10) / 10:0.#}");
        using var list = await bench.ListAsync(cancellationToken);
        if (list.Look(bench.Name("-c")) is Sighting.Present { Entry: var entry })
        {
            LearnSecrets(entry, learned);
        }

        return true;
    }

    /// <summary>A10, A17, A19: the order of three entries, and names that differ in case only.</summary>
    public static async Task AskOrderAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        // Written in an order that no sorting gives.
        await bench.PostAsync("-a", Basic("a"), cancellationToken);
        await bench.PostAsync("-b", Basic("b"), cancellationToken);
        await bench.SettleAsync(cancellationToken);
        var orders = new List<string>();
        for (var look = 0; look < Looks; look++)
        {
            orders.Add(await OrderAsync(bench, cancellationToken));
        }

        var order = orders.Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : "shuffled";
        if (order is "cab" or "abc" or "shuffled")
        {
            learned.Learn("ListOrder", order switch { "cab" => "Insertion", "abc" => "Sorted", _ => "Shuffled" });
        }
        else
        {
            learned.Note("A19 ListOrder", "not learned: the order is neither that of writing, nor that of the names, nor another one each time.");
        }

        if (order == "cab")
        {
            await bench.PostAsync("-c", Basic("second-secret"), cancellationToken);
            await bench.SettleAsync(cancellationToken);
            learned.Learn("Overwrite", await OrderAsync(bench, cancellationToken) == "abc" ? "MovesToEnd" : "Kept");
        }
        else
        {
            learned.Note("A10 Overwrite", "not learned: a list that is not in the order of writing does not show it.");
        }

        await bench.PostAsync("-C", Basic("upper"), cancellationToken);
        await bench.SettleAsync(cancellationToken);
        using var list = await bench.ListAsync(cancellationToken);
        learned.Learn("NameComparison", list.Names.Contains(bench.Name("-C")) && list.Names.Contains(bench.Name("-c")) ? "CaseSensitive" : "CaseInsensitive");
    }

    private static string Basic(string password) => $"\"type\":\"www\",\"config\":{{\"basic\":{{{User},\"password\":\"{password}\"}}}}";

    private static async Task<string> OrderAsync(Bench bench, CancellationToken cancellationToken)
    {
        using var list = await bench.ListAsync(cancellationToken);
        return string.Concat(list.Names.Select(name => name == bench.Name("-a") ? "a" : name == bench.Name("-b") ? "b" : name == bench.Name("-c") ? "c" : ""));
    }

    private static void LearnSecrets(MediaProvider entry, LearnedSettings learned)
    {
        var shown = entry.Credentials is BasicCredentials basic ? basic.Password : new Values.SecretText("");
#pragma warning disable RS0030 // The secret that was made up for this question, or its mask.
        var text = shown.Reveal();
#pragma warning restore RS0030
        if (text == "first-secret" || shown.IsMask)
        {
            learned.Learn("ListedSecrets", !shown.IsMask ? "ClearText" : text[0] == '*' ? "Asterisks" : "Bullets");
        }
        else
        {
            learned.Note("A18 ListedSecrets", "not learned: the list shows something else than what was written, and no mask.");
        }
    }

    private static string? EmptySuccess(ReadOnlyMemory<byte> body) => System.Text.Encoding.UTF8.GetString(body.Span).Trim() switch
    {
        "" => "NoBody",
        "{}" => "EmptyObject",
        "null" => "NullBody",
        _ => null,
    };

    private static string? EmptyForm(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var level = document.RootElement;
        string[] path = ["settings", "application", "media", "providers"];
        for (var depth = 0; depth < path.Length; depth++)
        {
            if (level.ValueKind == JsonValueKind.Null)
            {
                return depth == 0 ? "NullBody" : null;
            }

            if (!level.TryGetProperty(path[depth], out level))
            {
                return depth switch { 0 => "EmptyObject", 2 => "NoMedia", 3 => "NoProviders", _ => null };
            }
        }

        return level.ValueKind switch { JsonValueKind.Array => "EmptyArray", JsonValueKind.Null => "NullProviders", _ => null };
    }
}
