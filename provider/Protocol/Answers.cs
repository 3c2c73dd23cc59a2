using Google.Protobuf.Collections;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>Writes the answers that are more than a tree of properties.</summary>
internal static class Answers
{
    /// <summary>The answer of Check and of CheckConfig. The inputs are always set: an engine takes unset ones for a broken provider.</summary>
    /// <param name="mayShowValues">False for CheckConfig, which never makes the engine show a value: it is sent with its secrets in clear.</param>
    public static CheckResponse OfCheck(Checked result, bool mayShowValues = true)
    {
        var response = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        AddTo(response.Failures, result.Problems, mayShowValues);
        return response;
    }

    /// <summary>
    /// Adds what is wrong. A failure that names a top-level property makes the CLI print that property's value, secret or not (seen in Pulumi 3.260);
    /// so the path goes into the reason instead, unless the value may be seen.
    /// </summary>
    public static void AddTo(RepeatedField<CheckFailure> failures, IReadOnlyList<Problem> problems, bool mayShowValues = true)
    {
        foreach (var problem in problems)
        {
            var path = problem.Path.ToString();
            failures.Add(problem.ShowsValue && mayShowValues
                ? new CheckFailure { Property = path, Reason = problem.Reason }
                : new CheckFailure { Reason = path.Length == 0 ? problem.Reason : $"{Printable.Of(path)}: {problem.Reason}" });
        }
    }

    /// <summary>The answer of Diff and of DiffConfig: always that there is a change or that there is none, with the top-level names.</summary>
    /// <param name="hasPaths">True for the exact paths too, which DiffConfig's answer lacks.</param>
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

    /// <summary>The messages of List's stream: the results of the page, and where to go on when there are more.</summary>
    /// <param name="request">
    /// Which part: a limit below 1 is none, so is a page size below 1. The continuation token is the id of the last result of the page before.
    /// </param>
    public static IEnumerable<ListResponse> OfList(IReadOnlyList<Resource.Listed> all, ListRequest request)
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
