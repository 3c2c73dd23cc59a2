namespace MediaProviders.Schema;

/// <summary>
/// A Markdown page embedded in this assembly: examples in every language, import, traps. It is read when the package schema is
/// written, never while resources are served.
/// </summary>
/// <param name="fileName">The name of the embedded file, for example <c>Thing.md</c>.</param>
internal sealed class DocumentationPage(string fileName)
{
    /// <summary>The name of the embedded file.</summary>
    public string FileName { get; } = fileName;

    /// <summary>The text, with line feeds only and without blank lines at either end.</summary>
    /// <exception cref="InvalidOperationException">No file of that name is embedded.</exception>
    public string Read()
    {
        using var stream = typeof(DocumentationPage).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"Provider bug: the documentation page '{FileName}' is not embedded in the plugin. Please report this.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }
}
