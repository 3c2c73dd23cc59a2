namespace MediaProviders.Emulator;

/// <summary>Reads and writes entries among other JSON.</summary>
internal sealed class EntryConverter : JsonConverter<Entry>
{
    // An entry that is null is as wrong as a number.
    public override bool HandleNull => true;

    public override Entry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Entry.Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Entry value, JsonSerializerOptions options) => value.Write(writer);
}
