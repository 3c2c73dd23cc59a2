using Google.Protobuf.Collections;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>Creates the responses that are more than a tree of properties.</summary>
internal static class Responses
{
    /// <summary>The response of Check and CheckConfig. The inputs are always set, because an engine treats unset inputs as a bug of the provider.</summary>
    /// <param name="mayShowValues">False for CheckConfig, whose values the engine must not show: its secrets are not marked.</param>
    public static CheckResponse OfCheck(Checked result, bool mayShowValues = true)
    {
        var response = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        AddTo(response.Failures, result.Problems, mayShowValues);
        return response;
    }

    /// <summary>
    /// Adds the problems as check failures. For a failure that names a top-level property, the CLI prints that property's value, secret or not (seen in Pulumi
    /// 3.260); so the path is put into the reason instead, unless the value may be shown.
    /// </summary>
    public static void AddTo(RepeatedField<CheckFailure> failures, IReadOnlyList<Problem> problems, bool mayShowValues = true)
    {
        foreach (var problem in problems)
        {
            failures.Add(problem.ShowsValue && mayShowValues
                ? new CheckFailure { Property = problem.Path.ToString(), Reason = problem.Reason }
                : new CheckFailure { Reason = problem.Path.Depth == 0 ? problem.Reason : $"{problem.Shown}: {problem.Reason}" });
        }
    }

    /// <summary>The response of Diff and DiffConfig: whether there is a change, with the names of the top-level properties.</summary>
    /// <param name="hasPaths">True to add the exact paths, which DiffConfig does not return.</param>
    public static DiffResponse OfDiff(Plan plan, bool hasPaths)
    {
        var response = new DiffResponse
        {
            Changes = plan.IsChange ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone,
            Diffs = { plan.Changes.Select(change => change.Path.TopLevel).Distinct() },
            Replaces = { plan.Changes.Where(change => change.Replaces).Select(change => change.Path.TopLevel).Distinct() },
            HasDetailedDiff = hasPaths,
        };
        foreach (var change in hasPaths ? plan.Changes : [])
        {
            response.DetailedDiff[change.Path.ToString()] = new PropertyDiff { Kind = KindOf(change), InputDiff = change.InInputs };
        }

        return response;
    }

    /// <summary>The messages of List's stream: the results of a page, and a continuation token if there are more.</summary>
    /// <param name="request">
    /// The page. A limit or a page size below 1 means that there is none. The continuation token is the id of the last result of the previous page.
    /// </param>
    public static IEnumerable<ListResponse> OfList(IReadOnlyList<Resource.Listed> all, ListRequest request)
    {
        var first = request.ContinuationToken.Length == 0 ? 0 : all.TakeWhile(listed => listed.Id != request.ContinuationToken).Count() + 1;
        if (first > all.Count)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput, "The listing has changed and cannot continue where it stopped. List again from the start.");
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

    private static PropertyDiff.Types.Kind KindOf(Plan.Change change) => (change.Kind, change.Replaces) switch
    {
        (Plan.ChangeKind.Add, false) => PropertyDiff.Types.Kind.Add,
        (Plan.ChangeKind.Add, true) => PropertyDiff.Types.Kind.AddReplace,
        (Plan.ChangeKind.Delete, false) => PropertyDiff.Types.Kind.Delete,
        (Plan.ChangeKind.Delete, true) => PropertyDiff.Types.Kind.DeleteReplace,
        (_, false) => PropertyDiff.Types.Kind.Update,
        (_, true) => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
