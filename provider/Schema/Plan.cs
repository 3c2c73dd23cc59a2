using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>What has to happen so that a resource becomes what is desired. Made without any I/O.</summary>
/// <param name="Changes">The paths that change, each once; none when nothing has to happen.</param>
internal sealed record Plan(IReadOnlyList<Plan.Change> Changes)
{
    public bool IsChange => Changes.Count > 0;

    /// <summary>True when the desired resource is another one: the old one goes, a new one comes.</summary>
    public bool IsReplacement => Changes.Any(change => change.Replaces);

    /// <param name="lastKnown">
    /// What was. The state counts where there is one, since it is what exists; the last inputs count where the state says nothing.
    /// </param>
    /// <param name="desired">What is wanted, complete; an unknown value may become anything and therefore counts as a change.</param>
    public static Plan Make(ObjectType shape, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var changes = new List<Change>();
        foreach (var property in shape.Properties)
        {
            if (property.ChangeNeedsNoAction)
            {
                continue;
            }

            var last = lastKnown.Inputs[property.Name];
            var was = lastKnown.State.Members.Count > 0 ? lastKnown.State[property.Name] : last;
            var place = new Place(property.Type, PropertyPath.Root.Then(property.Name), property.ForcesReplacement);
            Compare(place, was, last, desired[property.Name], ignored, changes);
        }

        return new Plan(changes);
    }

    private static void Compare(Place place, Value was, Value last, Value wanted, IReadOnlyList<PropertyPath> ignored, List<Change> changes)
    {
        if (IsIgnored(place.Path, ignored) || (was.IsAbsent && wanted.IsAbsent))
        {
            return;
        }

        if (place.Type is ObjectType type && was.Plain is ObjectValue before && wanted.Plain is ObjectValue after)
        {
            var inputs = last.Plain as ObjectValue ?? ObjectValue.Empty;
            foreach (var property in type.Properties)
            {
                var inner = new Place(property.Type, place.Path.Then(property.Name), place.Replaces);
                Compare(inner, before[property.Name], inputs[property.Name], after[property.Name], ignored, changes);
            }
        }
        else if (!was.Matches(wanted))
        {
            var kind = was.IsAbsent ? ChangeKind.Add : wanted.IsAbsent ? ChangeKind.Delete : ChangeKind.Update;
            changes.Add(new Change(place.Path, kind, place.Replaces, InInputs: !last.Matches(wanted)));
        }
    }

    private static bool IsIgnored(PropertyPath path, IReadOnlyList<PropertyPath> ignored)
    {
        for (var i = 0; i < ignored.Count; i++)
        {
            if (ignored[i].Contains(path))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Place(TypeShape Type, PropertyPath Path, bool Replaces);

    internal enum ChangeKind
    {
        Add,
        Delete,

        /// <summary>It has another value, or one that is not known yet.</summary>
        Update,
    }

    /// <param name="InInputs">True when the last inputs differ too; false when only what the resource is differs from what is wanted.</param>
    internal sealed record Change(PropertyPath Path, Plan.ChangeKind Kind, bool Replaces, bool InInputs);
}
