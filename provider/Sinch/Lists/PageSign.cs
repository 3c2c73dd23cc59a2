namespace MediaProviders.Sinch.Lists;

/// <summary>What the name of a member or header beside a list means for the question whether the list is whole.</summary>
internal enum PageSign
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>
    /// Another page, or a flag that there is one: <c>next</c>, <c>nextPageToken</c>, <c>has_more</c>, <c>cursor</c>, <c>truncated</c>, <c>previous</c>.
    /// </summary>
    More,

    /// <summary>How many are left: <c>remaining</c>.</summary>
    Remaining,

    /// <summary>Whether this is all: <c>complete</c>, <c>last</c>.</summary>
    Complete,

    /// <summary>How many entries there are: <c>total</c>, <c>totalCount</c>, <c>count</c>.</summary>
    Total,

    /// <summary>How many pages there are: <c>pages</c>, <c>total_pages</c>.</summary>
    Pages,

    /// <summary>Which page this is: <c>page</c>.</summary>
    Page,

    /// <summary>How many entries a page holds at most: <c>limit</c>, <c>per_page</c>.</summary>
    Limit,

    /// <summary>How many entries there are, or how many a page holds: <c>size</c>.</summary>
    Size,

    /// <summary>How many entries come before: <c>offset</c>.</summary>
    Offset,
}
