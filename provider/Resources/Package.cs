namespace MediaProviders.Resources;

/// <summary>The package's name and schema.</summary>
internal static class Package
{
    /// <summary>The name of the package and of the plugin; every token starts with it.</summary>
    public const string Name = "mediaproviders";

    // Embedded by the build; a test compares the file with the shapes.
    private static readonly Lazy<ReadOnlyMemory<byte>> SchemaFile = new(() =>
    {
        using var stream = typeof(Package).Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException("Provider bug: 'schema.json' is not embedded in the plugin. Please report this.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <summary>The package schema, JSON in UTF-8 without a byte order mark. It is read from the assembly on first use.</summary>
    public static ReadOnlyMemory<byte> Schema => SchemaFile.Value;
}
