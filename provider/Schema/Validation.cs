using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Validates what a user gave against the schema. All problems are reported at once; an unknown value is never a problem.</summary>
internal static class Validation
{
    private const string Cut = "…";
    private const string NoSeparator = "In YAML, write a colon and a space between a name and its value.";
    private const string NoValue = "Its name is not shown: it has no value, so it may be one.";

    /// <summary>The problems of <paramref name="value"/> as an object of <paramref name="type"/>; empty when it is valid.</summary>
    public static List<Problem> Validate(this ObjectType type, ObjectValue value)
    {
        var problems = new List<Problem>();
        ValidateObject(type, value, PropertyPath.Root, problems);
        return problems;
    }

    private static void ValidateObject(ObjectType type, ObjectValue value, PropertyPath at, List<Problem> problems)
    {
        for (var i = 0; i < value.Members.Count; i++)
        {
            var (name, member) = value.Members[i];
            var path = at.Then(name);
            if (type.Find(name) is { } property)
            {
                ValidateProperty(property, member, path, problems);
            }
            else if (!name.StartsWith("__", StringComparison.Ordinal))
            {
                // The engine adds names that start with two underscores.
                problems.Add(Unknown(name, member.IsAbsent, type, at));
            }
        }

        foreach (var property in type.Properties)
        {
            if (property.Required && value[property.Name].IsAbsent)
            {
                problems.Add(new Problem(at.Then(property.Name), "is required."));
            }
        }

        if (type.ExactlyOne)
        {
            ValidateChoice(type, value, at, problems);
        }
    }

    // YAML reads 'password:VALUE', without a space, and a lone VALUE as names without a value. Of these, only the name of a property is shown.
    private static Problem Unknown(string name, bool isAlone, ObjectType type, PropertyPath at)
    {
        var end = name.AsSpan().IndexOfAny(":= ");
        var stem = end < 0 ? name : name[..end];
        var isHidden = isAlone && (end < 0 || type.Find(stem) is null);
        var hint = $"{Hint(isHidden ? "" : stem, type)}{(isHidden ? $" {NoValue}" : "")}{(end < 0 ? "" : $" {NoSeparator}")}";
        return new Problem(at.Then(isHidden ? Cut : end < 0 ? name : stem + Cut), $"there is no such property{hint}");
    }

    private static void ValidateChoice(ObjectType type, ObjectValue value, PropertyPath at, List<Problem> problems)
    {
        var (given, known) = (0, 0);
        foreach (var property in type.Properties)
        {
            var member = value[property.Name];
            given += member.IsAbsent ? 0 : 1;
            known += member.IsAbsent || member.IsUnknown ? 0 : 1;
        }

        // An unknown value may turn out to be absent, so several of them are no problem; but if none is given, none will be.
        if (given == 0 || known > 1)
        {
            var names = string.Join(" and ", type.Properties.Select(p => $"'{p.Name}'"));
            problems.Add(new Problem(at, $"must have exactly one of {names}, but has {(given == 0 ? "none" : "more")}."));
        }
    }

    private static void ValidateProperty(Property property, Value value, PropertyPath at, List<Problem> problems)
    {
        if (value.IsAbsent || value.IsUnknown)
        {
            return;
        }

        var shows = !property.Secret && !value.IsSecret && at.Depth == 1 && property.Type is TypeShape.Scalar or EnumType
            && value.Plain is Value.Text or Value.Number or Value.Bool;
        ValidateType(property.Type, value.Plain, at, problems, shows);
        if (Complaint(property, value.Plain, property.Secret || value.IsSecret) is { } complaint)
        {
            problems.Add(new Problem(at, complaint, shows));
        }
    }

    private static string? Complaint(Property property, Value value, bool isSecret) => value switch
    {
        Value.Text { Content.Length: 0 } when property.NotEmpty => "must not be empty.",
        Value.Text text when property.OneOf.Count > 0 && !property.OneOf.Contains(text.Content, StringComparer.Ordinal) => MustBeOneOf(property.OneOf),
        Value.Number number when property.Minimum is { } least && (property.MinimumIsExclusive ? number.Content <= least : number.Content < least)
            => $"must be {(property.MinimumIsExclusive ? "more than" : "at least")} {least}{ButIs(number, isSecret)}.",
        Value.Number number when property.Maximum is { } most && number.Content > most => $"must be at most {most}{ButIs(number, isSecret)}.",
        Value.Number number when !double.IsFinite(number.Content) => "must be a finite number.",
        _ => null,
    };

    private static string MustBeOneOf(IEnumerable<string> texts) => $"must be {string.Join(" or ", texts.Select(text => $"'{text}'"))}.";

    private static string ButIs(Value.Number number, bool isSecret) => isSecret ? "" : $", but is {number.Content}";

    private static void ValidateType(TypeShape type, Value value, PropertyPath at, List<Problem> problems, bool shows)
    {
        switch (type, value)
        {
            case (ObjectType shape, ObjectValue container):
                ValidateObject(shape, container, at, problems);
                break;
            case (TypeShape.Map map, ObjectValue container):
                foreach (var (name, member) in container.Keep((_, m) => !m.IsAbsent && !m.IsUnknown).Members)
                {
                    ValidateType(map.Element, member.Plain, at.Then(name), problems, shows: false);
                }

                break;
            case (TypeShape.List array, Value.List list):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    ValidateType(array.Element, list.Items[i].Plain, at.Then(i), problems, shows: false);
                }

                break;
            case (EnumType choice, Value.Text text):
                if (choice.Values.All(v => !string.Equals(v.Value, text.Content, StringComparison.Ordinal)))
                {
                    problems.Add(new Problem(at, MustBeOneOf(choice.Values.Select(v => v.Value)), shows));
                }

                break;
            case (_, Value.Unknown or Value.Null):
            case (TypeShape.Scalar scalar, _) when scalar.Fits(value):
                break;
            case (TypeShape.Scalar, Value.Number) when ReferenceEquals(type, TypeShape.Scalar.Integer):
                problems.Add(new Problem(at, $"must be {type.Kind}, but has a fraction.", shows));
                break;
            case (TypeShape.Scalar, ObjectValue { Members.Count: 0 }):
                problems.Add(new Problem(at, $"must be {type.Kind}, but is an empty object. YAML turns a secret into one when the object around it is "
                    + "passed as a whole: pass each property on its own."));
                break;
            case (TypeShape.Scalar, Value.Number or Value.Bool) when ReferenceEquals(type, TypeShape.Scalar.String):
                problems.Add(new Problem(at, $"must be {type.Kind}, but is {value.Kind}. Put it in quotes.", shows));
                break;
            default:
                problems.Add(new Problem(at, $"must be {type.Kind}, but is {value.Kind}.", shows));
                break;
        }
    }

    private static string Hint(string name, ObjectType type) => Suggestion.For(name, type.Properties.Select(p => p.Name)) is { Length: > 0 } near
        ? near
        : $"; known properties are {string.Join(", ", type.Properties.Select(p => $"'{p.Name}'"))}.";
}

/// <summary>A problem with a value that a user gave.</summary>
/// <param name="Fault">What is wrong and what to do, as a sentence without its subject: "must not be empty.". Never a secret.</param>
/// <param name="ShowsValue">True when the value may be shown next to the reason: a top-level scalar that is given, known and not secret.</param>
internal sealed record Problem(PropertyPath Path, string Fault, bool ShowsValue = false)
{
    /// <summary>The path for an error message: an unknown name may contain any character.</summary>
    public string Shown => Printable.Of(Path.ToString());

    /// <summary>Where a value that is not in the program comes from: "the environment variable X". Null for a value of the program.</summary>
    public string? Place { get; init; }

    /// <summary>The fault, followed by where the value comes from if it is not in the program.</summary>
    public string Reason => Place is null ? Fault : $"{Fault} The value comes from {Place}.";
}
