namespace MediaProviders.Tests.Support;

/// <summary>Lists as a server sends them, and what a look at them tells.</summary>
internal static class ListText
{
    public const string TwoEntries = """{"name":"one","type":"www","config":{"bearer":"t"}},{"name":"two","type":"www","config":{"bearer":"t"}}""";

    /// <summary>A list of these elements.</summary>
    public static string Of(string elements) => $$"""{"settings":{"application":{"media":{"providers":[{{elements}}]} } } }""";

    /// <summary>What keeps a list that holds the entry 'one' from proving that 'images' is absent; empty when it proves it. Headers are lines.</summary>
    public static string Look(string json, params string[] headers) => Look(json, HttpStatusCode.OK, headers);

    /// <summary>The same with another status.</summary>
    public static string Look(string json, HttpStatusCode status, params string[] headers)
    {
        using var list = Read(json, status, headers);
        list.Look("one").ShouldBeOfType<Sighting.Present>();
        return list.Look("images").Match(_ => "present", () => "", doubt => doubt.Reason);
    }

    /// <summary>The list as it is read out of an answer.</summary>
    public static MediaProviderList Read(string json, HttpStatusCode status, params string[] headers)
    {
        using var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        foreach (var header in headers)
        {
            var field = header.Split(": ", 2);
            var isAdded = answer.Headers.TryAddWithoutValidation(field[0], field[1]) || answer.Content.Headers.TryAddWithoutValidation(field[0], field[1]);
            isAdded.ShouldBeTrue(header);
        }

        var bytes = Encoding.UTF8.GetBytes(json);
        ListReader.TryRead(bytes, bytes.Length, answer, false, out var content, out var problem).ShouldBeTrue(problem);
        return new MediaProviderList(content!);
    }
}

internal static class SightingExtensions
{
    /// <summary>The entry that is present.</summary>
    public static MediaProvider Entry(this Sighting sighting) => sighting.ShouldBeOfType<Sighting.Present>().Entry;
}
