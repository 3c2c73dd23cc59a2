using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>What is said where a list proves nothing: what was wrong with it, and how to go on.</summary>
internal static class UnprovenList
{
    /// <summary>The failure of a read: neither the values of the entry nor its absence are known.</summary>
    public static OperationFailedException StopsRead(string doing, Doubt doubt) =>
        new(FailureKind.Failed, $"{doing} failed: the API's list does not show it and does not prove that it is gone, because {doubt.Reason}. Nothing was "
            + $"changed. {doubt.Advice}");

    /// <summary>The failure of a look-up whose answer is the values of the entry.</summary>
    public static OperationFailedException StopsLookUp(string doing, Doubt doubt) =>
        new(FailureKind.Failed, $"{doing} failed: the API's list does not prove what is there now, because {doubt.Reason}. {doubt.Advice}");

    /// <summary>The refusal of a create; <paramref name="refused"/> begins it: "Creating 'bot/images' is refused".</summary>
    public static OperationFailedException StopsCreate(string refused, Doubt doubt) =>
        new(FailureKind.Failed, $"{refused}: {CreateReason(doubt)} {CreateAdvice(doubt)}");

    /// <summary>What a preview says of a create that may be refused.</summary>
    public static string ForetellsCreate(EntryId id, Doubt doubt) =>
        $"Creating '{id.Shown}' will be refused if the list stays like this: {CreateReason(doubt)} {CreateAdvice(doubt)}";

    /// <summary>What is said of a write that the program lets overwrite whatever is there.</summary>
    public static string LetsOverwrite(EntryId id, Doubt doubt) =>
        $"'{id.Shown}' was written, because of 'overwrite: true', although the API's list does not prove what was there before, because {doubt.Reason}.";

    /// <param name="keepsValues">True when the write needs values that are on the server.</param>
    public static OperationFailedException StopsUpdate(EntryId id, Doubt doubt, bool keepsValues) => new(
        FailureKind.Failed,
        $"Updating '{id.Shown}' is refused: the API's list does not prove what is there now, because {doubt.Reason}"
        + (keepsValues ? ", and a part of it whose changes are ignored must be sent as it is on the bot" : "")
        + $". Nothing was changed. {doubt.Advice}"
        + (keepsValues ? "" : " To write it anyway, set 'overwrite: true'."));

    /// <summary>The refusal of a delete, before anything was sent.</summary>
    public static OperationFailedException StopsDelete(EntryId id, Doubt doubt, string wayOut) => new(
        FailureKind.Failed,
        $"Deleting '{id.Shown}' is refused: the API's list does not prove whether it is there, because {doubt.Reason}. Nothing was deleted; it stays in the "
            + $"state. {doubt.Advice} {wayOut}");

    /// <summary>Stops where all entries of a bot are asked for and the list may not be all of them.</summary>
    public static void ThrowIfUnproven(string doing, MediaProviderList list)
    {
        if (list.DoubtOfAll is { } doubt)
        {
            throw new OperationFailedException(FailureKind.Failed, $"{doing} failed: the API's list does not prove which entries exist, because "
                + $"{doubt.Reason}. {doubt.Advice}");
        }
    }

    private static string CreateReason(Doubt doubt) =>
        $"the API's list does not prove what is there now, because {doubt.Reason}, and a write would overwrite an entry of that name.";

    private static string CreateAdvice(Doubt doubt) => $"{doubt.Advice} To write it anyway, set 'overwrite: true'.";
}
