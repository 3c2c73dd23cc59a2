namespace MediaProviders.Sinch.Lists;

/// <summary>
/// What a list without its array means. The vendor's page shows no empty list, so by default such an answer proves nothing; a person who knows the service can
/// say that it is an empty list.
/// </summary>
internal enum EmptyListPolicy
{
    /// <summary>It proves nothing. The default.</summary>
    ProvesNothing,

    /// <summary>It is an empty list, whichever level or the array is absent or null.</summary>
    MissingIsEmpty,
}
