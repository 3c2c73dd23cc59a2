using FsCheck;
using FsCheck.Fluent;
using MediaProviders.Provider.Tests.Values;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>What holds of the check of every tree, and of the marks it gets.</summary>
public sealed class ValidationPropertyTests
{
    private static readonly ObjectType[] Types =
        [Catalog.Config, .. Catalog.Resources.SelectMany(r => new[] { r.Inputs, r.Outputs, r.ListInputs }),
            .. Catalog.Functions.SelectMany(f => new[] { f.Inputs, f.Outputs })];

    [Fact]
    public void Validate_AnyTree_AnswersInSentences() => ForAll(ShapedTrees.Of, (type, tree) =>
        type.Validate(tree).All(problem => problem.Reason.EndsWith('.') || problem.Reason.EndsWith('?')));

    [Fact]
    public void Validate_TreeOfNoShapeAtAll_Answers() => Prop.ForAll(RandomTrees.Objects, tree =>
        Types.All(type => type.Validate(tree).Count >= tree.Members.Count(m => type.Find(m.Key) is null && !m.Key.StartsWith("__", StringComparison.Ordinal))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Validate_UnknownInThePlaceOfAProperty_IsNoProblemThere() => ForAll(ShapedTrees.RightOf, (type, tree) =>
        type.Properties.All(p => type.Validate(tree.With(p.Name, Value.Unknown.Instance)).All(problem => problem.Path.TopLevel != p.Name)));

    [Fact]
    public void Validate_WholeTreeUnknown_FindsNothing() =>
        Types.ShouldAllBe(type => type.Validate(
            new ObjectValue(type.Properties.Select(p => KeyValuePair.Create<string, Value>(p.Name, Value.Unknown.Instance)).ToArray())).Count == 0);

    [Fact]
    public void Validate_Secrets_AreInNoReasonAndNeverShown() => ForAll(ShapedTrees.Of, (type, tree) =>
    {
        var marked = new ObjectValue([.. tree.Members.Select(m => KeyValuePair.Create(m.Key, Canary(m.Value)))]);
        return type.Validate(marked).All(problem => !problem.ShowsValue && !problem.Reason.Contains("4711", StringComparison.Ordinal));
    });

    [Fact]
    public void Mark_Twice_IsTheSameAsOnce() => ForAll(ShapedTrees.Of, (type, tree) => TreeText.Of(type.Mark(type.Mark(tree))) == TreeText.Of(type.Mark(tree)));

    [Fact]
    public void Mark_AnyTree_KeepsItsMeaning() => ForAll(ShapedTrees.Of, (type, tree) => ShapedTrees.Frozen(type.Mark(tree)).Matches(ShapedTrees.Frozen(tree)));

    [Fact]
    public void Mark_AnyTree_LeavesNoSecretPropertyBare() => ForAll(ShapedTrees.Of, (type, tree) => IsMarked(type, type.Mark(tree)));

    [Fact]
    public void Mark_RightTreeWithoutMarks_MarksNothingElse() => ForAll(ShapedTrees.RightOf, (type, tree) =>
        CountMarks(type.Mark((ObjectValue)ShapedTrees.Frozen(tree))) == CountSecrets(type, (ObjectValue)ShapedTrees.Frozen(tree)));

    private static void ForAll(Func<ObjectType, Arbitrary<ObjectValue>> trees, Func<ObjectType, ObjectValue, bool> holds)
    {
        foreach (var type in Types)
        {
            Prop.ForAll(trees(type), tree => holds(type, tree)).QuickCheckThrowOnFailure();
        }
    }

    // Every text and number in it is one that must not be said, and all of it is marked.
    private static Value Canary(Value value) => new Value.Secret(value.Plain switch
    {
        Value.Text => new Value.Text("secret-4711"),
        Value.Number => new Value.Number(-4711.5),
        ObjectValue members => new ObjectValue([.. members.Members.Select(m => KeyValuePair.Create(m.Key, Canary(m.Value)))]),
        Value.List list => new Value.List([.. list.Items.Select(Canary)]),
        var other => other,
    });

    private static bool IsMarked(ObjectType type, ObjectValue tree) => type.Properties.All(p => tree[p.Name] switch
    {
        { IsAbsent: true } => true,
        { Plain: ObjectValue inner } when p.Type is ObjectType shape => IsMarked(shape, inner),
        { Plain: ObjectValue inner } when p.Type is TypeShape.Map => inner.Members.All(m => !p.Secret || m.Value.IsAbsent || m.Value.IsSecret),
        var value => !p.Secret || value.IsSecret,
    });

    private static int CountMarks(Value value) => (value.IsSecret ? 1 : 0) + (value.Plain switch
    {
        ObjectValue members => members.Members.Sum(m => CountMarks(m.Value)),
        Value.List list => list.Items.Sum(CountMarks),
        _ => 0,
    });

    private static int CountSecrets(ObjectType type, ObjectValue tree) => type.Properties.Sum(p => tree[p.Name] switch
    {
        { IsAbsent: true } => 0,
        ObjectValue inner when p.Type is ObjectType shape => CountSecrets(shape, inner),
        ObjectValue inner when p.Type is TypeShape.Map => p.Secret ? inner.Members.Count : 0,
        _ => p.Secret ? 1 : 0,
    });
}
