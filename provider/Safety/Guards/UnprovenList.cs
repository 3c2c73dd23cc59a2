using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>The messages about a list that proves nothing: what was wrong with it, and what to do.</summary>
internal static class UnprovenList
{
    /// <summary>The failure of a read that finds neither the entry nor a proof of its absence.</summary>
    public static OperationFailedException StopsRead(string doing, Doubt doubt) =>
        new(FailureKind.Failed, $"{doing} failed: the API's list does not show it and does not prove that it is gone, because {doubt.Reason}. Nothing was "
            + $"changed. {doubt.Advice}");

    /// <summary>The failure of a look-up of an entry's values.</summary>
    public static OperationFailedException StopsLookUp(string doing, Doubt doubt) =>
        new(FailureKind.Failed, $"{doing} failed: the API's list does not prove what is there now, because {doubt.Reason}. {doubt.Advice}");

    /// <summary>The refusal of a create; <paramref name="refused"/> begins it: "Creating 'bot/images' is refused".</summary>
    public static OperationFailedException StopsCreate(string refused, Doubt doubt) =>
        new(FailureKind.Failed, $"{refused}: {CreateReason(doubt)} {CreateAdvice(doubt)}");

    /// <summary>The warning of a preview about a create that may be refused.</summary>
    public static string MayStopCreate(EntryId id, Doubt doubt) =>
        $"Creating '{id.Shown}' will be refused if the list stays like this: {CreateReason(doubt)} {CreateAdvice(doubt)}";

    /// <summary>The warning about a write that overwrites whatever is there, because the program allows it.</summary>
    public static string LetsOverwrite(EntryId id, Doubt doubt) =>
        $"'{id.Shown}' was written, because of 'overwrite: true', although the API's list does not prove what was there before, because {doubt.Reason}.";

    /// <summary>The refusal of a write that has to know the entry; <paramref name="refused"/> begins it: "Updating 'bot/images' is refused".</summary>
    /// <param name="keepsValues">True when the write has to send values that are on the server.</param>
    public static OperationFailedException StopsUpdate(string refused, Doubt doubt, bool keepsValues) => new(
        FailureKind.Failed,
        $"{refused}: the API's list does not prove what is there now, because {doubt.Reason}"
        + (keepsValues ? ", and changes to a part of it are ignored, so that part must be copied from the bot" : "")
        + $". Nothing was changed. {doubt.Advice}"
        + (keepsValues ? "" : " To write it anyway, set 'overwrite: true'."));

    /// <summary>The refusal of a delete, before anything was sent.</summary>
    public static OperationFailedException StopsDelete(EntryId id, Doubt doubt, string wayOut) => new(
        FailureKind.Failed,
        $"Deleting '{id.Shown}' is refused: the API's list does not prove whether it is there, because {doubt.Reason}. Nothing was deleted; it stays in the "
            + $"state. {doubt.Advice} {wayOut}");

    /// <summary>Fails an operation that needs all entries of a bot when the list may not be complete.</summary>
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
