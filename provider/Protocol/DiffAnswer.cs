using MediaProviders.Protocol.Wire;
using MediaProviders.Schema;

namespace MediaProviders.Protocol;

/// <summary>Writes the answers of diffs: always that there is a change or that there is none, with the top-level names and the exact paths.</summary>
internal static class DiffAnswer
{
    public static DiffResponse Of(Plan plan)
    {
        var response = OfConfig(plan);
        response.HasDetailedDiff = true;
        foreach (var change in plan.Changes)
        {
            response.DetailedDiff[change.Path.ToString()] = new PropertyDiff { Kind = KindOf(change), InputDiff = change.InInputs };
        }

        return response;
    }

    /// <summary>The answer of DiffConfig, which has no paths.</summary>
    public static DiffResponse OfConfig(Plan plan) => new()
    {
        Changes = plan.IsChange ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone,
        Diffs = { plan.Changes.Select(change => change.Path.TopLevel).Distinct() },
        Replaces = { plan.Changes.Where(change => change.Replaces).Select(change => change.Path.TopLevel).Distinct() },
    };

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
