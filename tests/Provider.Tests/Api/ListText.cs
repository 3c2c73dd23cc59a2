namespace MediaProviders.Tests.Api;

/// <summary>Lists as a server sends them, and what a look at them tells.</summary>
internal static class ListText
{
    public const string TwoEntries = """{"name":"one","type":"www","config":{"bearer":"t"}},{"name":"two","type":"www","config":{"bearer":"t"}}""";

    /// <summary>A list of these elements.</summary>
    public static string Of(string elements) => $$"""{"settings":{"application":{"media":{"providers":[{{elements}}]} } } }""";

    /// <summary>What keeps a list that holds the entry 'one' from proving that 'images' is absent; empty when it proves it.</summary>
    public static string Look(string json, params (string Name, string Value)[] headers) => Look(json, HttpStatusCode.OK, headers);

    /// <summary>The same with another status.</summary>
    public static string Look(string json, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var list = Read(json, status, headers);
        list.Look("one").ShouldBeOfType<Sighting.Present>();
        return list.Look("images").Match(_ => "present", () => "", doubt => doubt.Reason);
    }

    /// <summary>The list as it is read out of an answer.</summary>
    public static MediaProviderList Read(string json, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
        {
            (answer.Headers.TryAddWithoutValidation(name, value) || answer.Content.Headers.TryAddWithoutValidation(name, value)).ShouldBeTrue(name);
        }

        var bytes = Encoding.UTF8.GetBytes(json);
        ListReader.TryRead(bytes, bytes.Length, answer, false, out var content, out var problem).ShouldBeTrue(problem);
        return new MediaProviderList(content!);
    }
}
