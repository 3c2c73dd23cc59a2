namespace MediaProviders.Sinch;

/// <summary>What a list tells of one name. It can only be asked with an answer for each of the three, so that doubt is never taken for absence.</summary>
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

    /// <summary>The entry, null where there is surely none; where neither is proven, the caller says what counts.</summary>
    public MediaProvider? EntryOr(Func<Doubt, MediaProvider?> unproven) => Match<MediaProvider?>(entry => entry, () => null, unproven);

    public sealed record Present(MediaProvider Entry) : Sighting;

    public sealed record Absent : Sighting;

    /// <summary>The list shows no such entry and does not prove that there is none, or shows it more than once.</summary>
    public sealed record Unproven(Doubt Doubt) : Sighting;
}
