namespace MediaProviders.LocalEngine.Deployment;

/// <summary>What a Diff comes to.</summary>
/// <param name="HasChanges">False when nothing is to be done.</param>
/// <param name="IsReplacement">True when the resource must be replaced.</param>
/// <param name="DeletesFirst">True when the provider wants the old one gone before the new one comes.</param>
internal sealed record ResourceDiff(bool HasChanges, bool IsReplacement, bool DeletesFirst, IReadOnlyList<PropertyChange> Changes)
{
    public static readonly ResourceDiff None = new(HasChanges: false, IsReplacement: false, DeletesFirst: false, []);

    /// <summary>Reads a provider's answer. An unknown answer is settled by comparing inputs, and is then never a replacement.</summary>
    /// <param name="old">The old inputs (for a provider, its old outputs).</param>
    /// <param name="replaceOnChanges">Paths that the program wants replaced when they change.</param>
    public static ResourceDiff From(DiffResponse response, ObjectValue old, ObjectValue now, IReadOnlyList<string> replaceOnChanges)
    {
        if (response.Changes == DiffResponse.Types.DiffChanges.DiffUnknown)
        {
            return None with { HasChanges = !old.PlainObject().Equals(now.PlainObject()) };
        }

        var forced = replaceOnChanges.Select(PropertyPath.Parse).ToList();
        bool Forces(string path) => forced.Exists(outer => PropertyPath.Contains(outer, PropertyPath.Parse(path)));
        PropertyChange[] changes = response.HasDetailedDiff && response.DetailedDiff.Count > 0
            ? [.. response.DetailedDiff.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => Change(entry.Key, entry.Value.Kind) is var change && Forces(entry.Key) ? change with { Replaces = true } : change)]
            : [.. response.Diffs.Union(response.Replaces, StringComparer.Ordinal)
                .Select(path => new PropertyChange(path, "update", response.Replaces.Contains(path) || Forces(path)))];
        var hasChanges = response.Changes == DiffResponse.Types.DiffChanges.DiffSome;
        return new ResourceDiff(
            hasChanges,
            hasChanges && (response.Replaces.Count > 0 || changes.Any(change => change.Replaces)),
            response.DeleteBeforeReplace,
            changes);
    }

    /// <summary>The same changes as seen from the other side: a refresh compares with old and new swapped.</summary>
    public ResourceDiff Inverted() => this with
    {
        Changes = [.. Changes.Select(change => change with { Kind = change.Kind switch { "add" => "delete", "delete" => "add", var kind => kind } })],
    };

    private static PropertyChange Change(string path, PropertyDiff.Types.Kind kind) => kind switch
    {
        PropertyDiff.Types.Kind.Add => new(path, "add", Replaces: false),
        PropertyDiff.Types.Kind.AddReplace => new(path, "add", Replaces: true),
        PropertyDiff.Types.Kind.Delete => new(path, "delete", Replaces: false),
        PropertyDiff.Types.Kind.DeleteReplace => new(path, "delete", Replaces: true),
        PropertyDiff.Types.Kind.UpdateReplace => new(path, "update", Replaces: true),
        _ => new(path, "update", Replaces: false),
    };
}
