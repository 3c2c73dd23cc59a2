namespace MediaProviders.Docs.Tests.Errors;

/// <summary>A text for people in the source: its fixed parts, with <c>…</c> where a value goes.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
internal sealed record SourceText(string Path, int Line, string Text)
{
    public override string ToString() => $"{Path}:{Line}: {Text}";
}
