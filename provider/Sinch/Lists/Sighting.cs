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

/// <summary>
/// Why a list does not prove that an entry is absent. It proves that when it is a 200 response of JSON with its array, is complete and current, and each of its
/// elements has a readable name. Only <see cref="Of"/> decides this.
/// </summary>
/// <param name="Reason">
/// What is wrong with the list, as a clause whose subject is the list: "it has no array of providers". Never a text of the response.
/// </param>
/// <param name="IsMissingArray">True when the only problem is that a level, or the array, is absent or null.</param>
internal sealed record Doubt(string Reason, string Advice, bool IsMissingArray = false)
{
    private static readonly Doubt NoArray = new(
        "it has no array of providers", "If this API answers so for an empty list, set the environment variable "
            + "MEDIAPROVIDERS_EMPTY_LIST=missing.", IsMissingArray: true);

    public static Doubt Twice { get; } = new("it holds this name more than once", "Ask the vendor which of the entries counts.");

    public static Doubt SomeTwice { get; } = new("it holds a name more than once", Twice.Advice);

    public static Doubt Stale { get; } = new(
        "it comes from a cache and may be out of date", "Stop caches between this machine and the API from answering in its place, then run this again.");

    /// <summary>What a header or a member tells of, for a user who looks for the cause: "another total". Null for any other doubt.</summary>
    public string? Sign { get; private init; }

    public static Doubt Partial(string reason) => new(reason, "The plugin does not read pages: the API, or the gateway in front of it, must return the whole "
        + "list.");

    // The name of the header or member itself may be any text.
    private static Doubt SaidBy(PageSign sign) =>
        Partial("it says that there are more entries than it shows, or does not say that these are all") with
        {
            Sign = sign switch
            {
                PageSign.More or PageSign.Place => "another page or a part",
                PageSign.Remaining => "entries that are left",
                PageSign.Failure or PageSign.Success or PageSign.Status => "a failure",
                PageSign.Complete => "an incomplete list",
                PageSign.Total => "another total",
                PageSign.Pages => "a number of pages",
                PageSign.Page or PageSign.Offset => "a page or an offset",
                _ => "a limit that the list reaches",
            },
        };

    /// <summary>Why a list does not prove that the names it lacks are absent; null when it does.</summary>
    /// <param name="head">A doubt from the status and the headers; null for none.</param>
    public static Doubt? Of(ListContent found, Doubt? head, bool missingIsEmpty) =>
        (head ?? found.Staleness) is { } doubt ? doubt
        : found.SkippedEntries > 0 ? new Doubt(
            found.SkippedEntries == 1 ? "one of its elements has no readable name" : $"{found.SkippedEntries} of its elements have no readable name",
            "Ask the vendor what these are, or look for a newer version of this plugin.")
        : found.Pages.FindPart(found.Elements) is { } sign ? SaidBy(sign)
        : found.HasOtherSpelling || (!found.HasArray && found.HasOtherArray) ? new Doubt(
            "it has other members where the API has its array",
            "Check that the base address is the API's own, or look for a newer version of this plugin.")
        : found.HasArray || missingIsEmpty ? null
        : NoArray;
}
