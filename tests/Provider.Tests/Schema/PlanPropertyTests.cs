using FsCheck;
using FsCheck.Fluent;
using MediaProviders.Provider.Tests.Values;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>What holds of every plan, whatever was and whatever is wanted.</summary>
public sealed class PlanPropertyTests
{
    private static readonly ResourceShape Shape = WhatsAppMediaProvider.Shape;
    private static readonly Arbitrary<ObjectValue> Any = ShapedTrees.Of(Shape.Inputs);
    private static readonly Arbitrary<ObjectValue> Known = ShapedTrees.Of(Shape.Inputs).Generator.Where(tree => !tree.ContainsUnknown()).ToArbitrary();

    [Fact]
    public void Make_AnyKnownTreeAgainstItself_ChangesNothing() => Prop.ForAll(Known, tree =>
        !Make(tree, tree).IsChange && !Plan.Make(Shape.Inputs, new LastKnown(tree, ObjectValue.Empty), tree, []).IsChange
            && !Plan.Make(Shape.Inputs, new LastKnown(ObjectValue.Empty, tree), tree, []).IsChange)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Make_AnyTwoTrees_SaysTheSameTwiceAndLeavesThemAlone() => Prop.ForAll(Any, Any, (was, wanted) =>
    {
        var before = (TreeText.Of(was), TreeText.Of(wanted));
        var (first, second) = (Make(was, wanted), Make(was, wanted));
        return Show(first) == Show(second) && before == (TreeText.Of(was), TreeText.Of(wanted));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_AppliedToWhatWas_GivesWhatIsWanted() => Prop.ForAll(Known, Any, (was, wanted) =>
        Same(Apply(Make(was, wanted), was, wanted), wanted)).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_WithoutAnyOneOfItsChanges_DoesNotSuffice() => Prop.ForAll(Known, Any, (was, wanted) =>
    {
        var plan = Make(was, wanted);
        return plan.Changes.All(change => !Same(Apply(new Plan([.. plan.Changes.Where(c => c != change)]), was, wanted), wanted));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_AnyTwoTrees_ReplacesExactlyWhenBotOrNameChange() => Prop.ForAll(Known, Any, (was, wanted) =>
    {
        var plan = Make(was, wanted);
        var isAnother = Differs("botId") || Differs("name");
        return (was.Members.Count == 0 || plan.IsReplacement == isAnother) && plan.Changes.All(c => c.Replaces == c.Path.TopLevel is "botId" or "name");

        bool Differs(string name) => !was[name].Matches(wanted[name]) && !(was[name].IsAbsent && wanted[name].IsAbsent);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_UnknownWanted_IsAChange() =>
        Prop.ForAll(Known, Known, Gen.Elements("botId", "name", "type", "config").ToArbitrary(), (was, wanted, name) =>
        Make(was, wanted.With(name, Value.Unknown.Instance)).Changes.Any(c => c.Path.ToString() == name)).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_IgnoredPaths_AreLeftOutAndNothingElse() => Prop.ForAll(
        Any, Any, Gen.Elements("name", "config", "config.basic", "config.basic.password", "config.bearer", "*").ToArbitrary(), (was, wanted, text) =>
    {
        PropertyPath.TryParse(text, out var path);
        var whole = Make(was, wanted).Changes.Where(c => !path.Contains(c.Path)).Select(c => c.Path.ToString());
        var rest = Plan.Make(Shape.Inputs, new LastKnown(was, was), wanted, [path]).Changes.Select(c => c.Path.ToString()).ToList();
        return whole.Except(rest, StringComparer.Ordinal).All(left => path.ToString().StartsWith(left, StringComparison.Ordinal))
            && rest.All(left => !PathOf(left).Equals(path) && !path.Contains(PathOf(left)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Make_OverwriteAlone_IsNoChange() => Prop.ForAll(Known, Any, (was, wanted) =>
        !Make(was, was.With("overwrite", wanted["overwrite"])).IsChange).QuickCheckThrowOnFailure();

    private static Plan Make(ObjectValue was, ObjectValue wanted) => Plan.Make(Shape.Inputs, new LastKnown(was, was), wanted, []);

    private static PropertyPath PathOf(string text) => PropertyPath.TryParse(text, out var path) ? path : throw new FormatException(text);

    private static string Show(Plan plan) => string.Join('\n', plan.Changes.Select(c => $"{c.Path} {c.Kind} {c.Replaces} {c.InInputs}"));

    private static ObjectValue Apply(Plan plan, ObjectValue was, ObjectValue wanted) =>
        plan.Changes.Aggregate(was, (tree, change) => Put(tree, change.Path.Steps, wanted));

    private static ObjectValue Put(ObjectValue tree, IEnumerable<string> steps, ObjectValue source)
    {
        var (first, rest) = (steps.First(), steps.Skip(1).ToList());
        return tree.With(first, rest.Count == 0 ? source[first] : Put((ObjectValue)tree[first].Plain, rest, (ObjectValue)source[first].Plain));
    }

    // As far as the shape goes; what is unknown counts as the same unknown.
    private static bool Same(ObjectValue left, ObjectValue right) => Only(Shape.Inputs, left).Matches(Only(Shape.Inputs, right));

    private static Value Only(ObjectType type, Value value) => value.Plain is not ObjectValue members
        ? ShapedTrees.Frozen(value)
        : new ObjectValue([.. type.Properties.Where(p => !p.ChangeNeedsNoAction).Select(p =>
            KeyValuePair.Create(p.Name, p.Type is ObjectType inner ? Only(inner, members[p.Name]) : ShapedTrees.Frozen(members[p.Name])))]);
}
