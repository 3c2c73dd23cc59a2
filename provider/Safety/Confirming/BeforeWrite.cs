using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>What the last look before a write showed of the entry that is going to be written.</summary>
/// <param name="Entry">The entry of exactly that name; null for none.</param>
/// <param name="OtherSpellings">Those whose names a service may take for the same.</param>
/// <param name="Unknown">What a write has to carry of the entry besides; null for nothing. Wiped with this.</param>
/// <param name="IsProven">False where the list did not tell, and the program lets the write overwrite whatever there is.</param>
internal sealed record BeforeWrite(MediaProvider? Entry, IReadOnlyList<MediaProvider> OtherSpellings, UnknownMembers? Unknown, bool IsProven = true)
    : IDisposable
{
    public static BeforeWrite Nothing { get; } = new(null, [], null);

    /// <summary>What <paramref name="list"/> shows of <paramref name="name"/>, where it is judged to be <paramref name="entry"/>; null for nothing.</summary>
    public static BeforeWrite Of(MediaProviderList list, string name, MediaProvider? entry) =>
        new(entry, Spellings(list, name), entry is null ? null : list.FindUnknown(name), list.LookNow(name) is not Sighting.Unproven);

    /// <summary>True when a later look shows the entry as it was, or as an earlier attempt at the write made it.</summary>
    public bool IsStill(MediaProvider? now, MediaProvider sent) => EntryComparison.IsUnchanged(Entry, now) || EntryComparison.Shows(now, sent);

    /// <summary>
    /// What a later list shows of the write of <paramref name="sent"/>: the entry of its name or, where a server changes the case of names, one of another
    /// spelling that holds what was sent and was not there before; null for none. A list that may be out of date shows nothing of it.
    /// </summary>
    public MediaProvider? FindWritten(MediaProviderList list, MediaProvider sent) =>
        list.IsStale ? null : Shown(list, sent.Name) ?? Spellings(list, sent.Name).Find(other => EntryComparison.Shows(other, sent)
            && !OtherSpellings.Any(was => was.Name == other.Name && EntryComparison.IsUnchanged(was, other)));

    public void Dispose() => Unknown?.Dispose();

    private static List<MediaProvider> Spellings(MediaProviderList list, string name) =>
        [.. list.FindLike(name).Select(other => Shown(list, other)).OfType<MediaProvider>()];

    // What a list does not prove confirms nothing.
    private static MediaProvider? Shown(MediaProviderList list, string name) => list.Look(name).EntryOr(_ => null);
}
