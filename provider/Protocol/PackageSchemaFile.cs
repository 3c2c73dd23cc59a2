namespace MediaProviders.Protocol;

/// <summary>
/// The package schema as it was written when the plugin was built: <c>schema.json</c>, embedded. GetSchema answers with it, so nothing is made at run time; a
/// test holds it equal to what the shapes say.
/// </summary>
internal static class PackageSchemaFile
{
    private static readonly Lazy<ReadOnlyMemory<byte>> Content = new(Read);

    /// <summary>The JSON in UTF-8, without a byte order mark. It is read from the assembly on first use.</summary>
    public static ReadOnlyMemory<byte> Utf8 => Content.Value;

    private static ReadOnlyMemory<byte> Read()
    {
        using var stream = typeof(PackageSchemaFile).Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException("Provider bug: 'schema.json' is not embedded in the plugin. Please report this.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
