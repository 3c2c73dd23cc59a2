using MediaProviders.Api;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// What a list without its array means: that the bot has no media providers, or that the answer is not the list. The API's page shows no empty list, so only
/// where nothing can be lost by it is it taken for one; elsewhere a person who knows has to say so. The same goes for a list that lacks an entry and is labelled
/// as something else than JSON.
/// </summary>
/// <param name="variable">The variables of the environment, where the person says it.</param>
internal sealed class MissingArray(Func<string, string?> variable)
{
    /// <summary>True when a person has said that such a list is an empty one.</summary>
    public bool IsEmptyList => variable("MEDIAPROVIDERS_EMPTY_LIST") == "missing";

    /// <summary>Stops a read that would take the entry for deleted: the next update would create it anew.</summary>
    /// <exception cref="OperationFailedException">The list does not prove it, and nobody has said that such a list is an empty one.</exception>
    public void DemandForRead(EntryId id, MediaProviderList list) => Demand(
        "Reading",
        id,
        list,
        $"Reading '{id.Shown}' failed: the API's list has no array of providers, which may mean that the bot has none or that the answer is not the list. Nothing was changed. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");

    /// <summary>Stops an update that is to keep a part of the entry as it is there: it would send the state's in its place.</summary>
    /// <exception cref="OperationFailedException">The list does not prove that nothing is there, and nobody has said that such a list is an empty one.</exception>
    public void DemandForUpdate(EntryId id, MediaProviderList list) => Demand(
        "Updating",
        id,
        list,
        $"Updating '{id.Shown}' failed: changes of a part of it are ignored, a write sends the whole entry, and the API's list has no array of providers, so nobody knows what is there. Nothing was changed. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");

    /// <summary>The failure of a delete that the API did not accept, while its list does not tell whether the entry is there.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="failure">What the API said.</param>
    public OperationFailedException HidesADelete(EntryId id, ApiException failure) => new(
        FailureKind.Failed,
        $"Deleting '{id.Shown}' failed. {failure.Message} The API's list has no array of providers, or its Content-Type is not JSON's, so nobody knows whether the entry is there. It stays in the state. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.",
        failure);

    private void Demand(string doing, EntryId id, MediaProviderList list, string ifMissing)
    {
        if (!list.ProvesAbsence && !IsEmptyList)
        {
            throw new OperationFailedException(
                FailureKind.Failed,
                !list.HasArray ? ifMissing : $"{doing} '{id.Shown}' failed: the list does not hold it, but its Content-Type is not JSON's, so that it may not be the API's. Nothing was changed. If this API labels its lists so, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");
        }
    }
}
