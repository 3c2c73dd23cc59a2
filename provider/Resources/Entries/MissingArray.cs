using MediaProviders.Api;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// What a list without its array means: that the bot has no media providers, or that the answer is not the list. The API's page shows no empty list, so only
/// where nothing can be lost by it is it taken for one; elsewhere a person who knows has to say so.
/// </summary>
/// <param name="surroundings">Where the person says it.</param>
internal sealed class MissingArray(Surroundings surroundings)
{
    private bool IsEmptyList => surroundings.Variable("MEDIAPROVIDERS_EMPTY_LIST") == "missing";

    /// <summary>Stops a read that would take the entry for deleted: the next update would create it anew.</summary>
    /// <exception cref="OperationFailedException">The list has no array, and nobody has said that this is an empty list.</exception>
    public void DemandForRead(EntryId id, MediaProviderList list)
    {
        if (!list.HasArray && !IsEmptyList)
        {
            throw new OperationFailedException(
                FailureKind.Failed,
                $"Reading '{id.Shown}' failed: the API's list has no array of providers, which may mean that the bot has none or that the answer is not the list. Nothing was changed. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");
        }
    }

    /// <summary>Stops an update that is to keep a part of the entry as it is there: it would send the state's in its place.</summary>
    /// <exception cref="OperationFailedException">The list has no array, and nobody has said that this is an empty list.</exception>
    public void DemandForUpdate(EntryId id, MediaProviderList list)
    {
        if (!list.HasArray && !IsEmptyList)
        {
            throw new OperationFailedException(
                FailureKind.Failed,
                $"Updating '{id.Shown}' failed: changes of a part of it are ignored, a write sends the whole entry, and the API's list has no array of providers, so nobody knows what is there. Nothing was changed. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.");
        }
    }
}
