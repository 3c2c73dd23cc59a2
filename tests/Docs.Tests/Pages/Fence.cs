namespace MediaProviders.Docs.Tests.Pages;

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Language">The first word behind the opening fence; empty when there is none.</param>
/// <param name="Marker">The second word, which says what a test does with it: <c>run</c>, <c>parse</c>, …; empty when there is none.</param>
/// <param name="Settings">The words behind it.</param>
/// <param name="Code">The lines between the fences, without the indentation of the fence.</param>
public sealed record Fence(string Page, int Line, string Language, string Marker, IReadOnlyList<string> Settings, string Code)
{
    /// <summary>What stands behind <c>NAME=</c> in the settings, each.</summary>
    public IEnumerable<string> SettingsOf(string name) => Settings.Where(s => s.StartsWith(name + "=", StringComparison.Ordinal)).Select(s => s[(name.Length + 1)..]);

    public override string ToString() => $"{Page}:{Line}";
}
