namespace MediaProviders.Sinch;

/// <summary>
/// What a list proves about a name. There are three cases, and <see cref="Match"/> makes the caller handle each, so that doubt is never taken for absence.
/// </summary>
internal abstract record Sighting
{
    private Sighting()
    {
    }

    public T Match<T>(Func<MediaProvider, T> present, Func<T> absent, Func<Doubt, T> unproven) => this switch
    {
        Present { Entry: var entry } => present(entry),
        Absent => absent(),
        Unproven { Doubt: var doubt } => unproven(doubt),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The entry, or null when it is absent; the result of <paramref name="unproven"/> when neither is proven.</summary>
    public MediaProvider? EntryOr(Func<Doubt, MediaProvider?> unproven) => Match<MediaProvider?>(entry => entry, () => null, unproven);

    public sealed record Present(MediaProvider Entry) : Sighting;

    public sealed record Absent : Sighting;

    /// <summary>The list shows no such entry and does not prove that there is none, or shows it more than once.</summary>
    public sealed record Unproven(Doubt Doubt) : Sighting;
}
