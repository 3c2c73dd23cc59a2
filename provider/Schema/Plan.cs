using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>The changes that turn a resource into the desired one, computed without I/O.</summary>
/// <param name="Changes">The paths that change, each once; empty when nothing has to be done.</param>
internal sealed record Plan(IReadOnlyList<Plan.Change> Changes)
{
    public bool IsChange => Changes.Count > 0;

    /// <summary>True when the change cannot be made in place: the old resource is deleted and a new one created.</summary>
    public bool IsReplacement => Changes.Any(change => change.Replaces);

    /// <param name="lastKnown">
    /// What to compare with: the state if there is one, because it is what exists, else the last inputs.
    /// </param>
    /// <param name="desired">The complete desired inputs; an unknown value counts as a change, because it may become anything.</param>
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
            foreach (var property in type.Properties)
            {
                var inner = new Place(property.Type, place.Path.Then(property.Name), place.Replaces);
                Compare(inner, before[property.Name], last.AsObject()[property.Name], after[property.Name], ignored, changes);
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

        /// <summary>The value changes, or is not known yet.</summary>
        Update,
    }

    /// <param name="InInputs">True when the inputs changed; false when only the state differs from them.</param>
    internal sealed record Change(PropertyPath Path, Plan.ChangeKind Kind, bool Replaces, bool InInputs);
}

/// <summary>What is known of a resource before a change.</summary>
/// <param name="Inputs">The inputs of the last update; empty where they were not kept, as in very old states.</param>
/// <param name="State">The outputs of the last update; empty where they were not kept.</param>
internal sealed record LastKnown(ObjectValue Inputs, ObjectValue State);
