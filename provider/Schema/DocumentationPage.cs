namespace MediaProviders.Schema;

/// <summary>
/// A Markdown page beside the shapes, which a description goes on with: examples in every language, import, traps. It is read when the package schema is
/// written, and is no part of the plugin.
/// </summary>
/// <param name="FileName">The name of the file, for example <c>Thing.md</c>.</param>
internal sealed record DocumentationPage(string FileName);
