namespace MediaProviders.Emulator.Learning;

/// <summary>The list of a bot.</summary>
/// <param name="Entries">Its entries, in the order of the answer; none where the array is missing.</param>
/// <param name="EmptyForm">How the list says that it is empty; null when it is not, or says it in a way the emulator does not know.</param>
internal sealed record ProbeList(IReadOnlyList<Entry> Entries, EmptyListForm? EmptyForm)
{
    private static readonly string[] Path = ["settings", "application", "media", "providers"];

    /// <summary>The names of its entries, in their order.</summary>
    public IEnumerable<string> Names => Entries.Select(entry => entry.Name);

    /// <summary>Reads the body of an answer.</summary>
    /// <returns>Null when it is not a list, so that it does not say which entries there are.</returns>
    public static ProbeList? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The entry of that very name; null when there is none.</summary>
    public Entry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    private static ProbeList Read(JsonElement level)
    {
        for (int depth = 0; depth < Path.Length; depth++)
        {
            if (level.ValueKind == JsonValueKind.Null)
            {
                return new ProbeList([], depth == 0 ? EmptyListForm.NullBody : null);
            }

            if (!level.TryGetProperty(Path[depth], out level))
            {
                return new ProbeList(
                    [], depth switch { 0 => EmptyListForm.EmptyObject, 2 => EmptyListForm.NoMedia, 3 => EmptyListForm.NoProviders, _ => null });
            }
        }

        if (level.ValueKind == JsonValueKind.Null)
        {
            return new ProbeList([], EmptyListForm.NullProviders);
        }

        Entry[] entries = [.. level.EnumerateArray().Select(Entry.Read)];
        return new ProbeList(entries, entries.Length == 0 ? EmptyListForm.EmptyArray : null);
    }
}
