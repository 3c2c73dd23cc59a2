using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;

namespace MediaProviders.Protocol;

/// <summary>The part of a listing that one call of List answers with.</summary>
internal static class ListPage
{
    /// <summary>The messages of the stream: the results of the page, and where to go on when there are more.</summary>
    /// <param name="request">
    /// Which part: a limit below 1 is none, so is a page size below 1. The continuation token is the id of the last result of the page before.
    /// </param>
    public static IEnumerable<ListResponse> Of(IReadOnlyList<Resource.Listed> all, ListRequest request)
    {
        var first = request.ContinuationToken.Length == 0 ? 0 : all.TakeWhile(listed => listed.Id != request.ContinuationToken).Count() + 1;
        if (first > all.Count)
        {
            throw Errors.ListingChanged();
        }

        var wanted = request.Limit < 1 ? long.MaxValue : request.Limit;
        var count = (int)Math.Min(all.Count - first, Math.Min(wanted, request.PageSize < 1 ? long.MaxValue : request.PageSize));
        for (var i = first; i < first + count; i++)
        {
            yield return new ListResponse { Result = new ListResponse.Types.Result { Id = all[i].Id, Name = all[i].Name } };
        }

        if (count < wanted && first + count < all.Count)
        {
            yield return new ListResponse { Continuation = new ListResponse.Types.Continuation { ContinuationToken = all[first + count - 1].Id } };
        }
    }
}
