using FsCheck;
using FsCheck.Fluent;
using MediaProviders.Provider.Tests.Values;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>Trees that are almost what a shape asks for: each property there or not, right or of another kind, secret, null, unknown.</summary>
internal static class ShapedTrees
{
    private static readonly Gen<Value> Odd = Gen.OneOf(
        RandomTrees.All.Generator.Resize(4), Gen.Constant<Value>(Value.Null.Instance), Gen.Constant<Value>(Value.Unknown.Instance),
        Gen.Constant(Value.Unknown.Instance.AsSecret()));

    /// <summary>Trees for a type.</summary>
    public static Arbitrary<ObjectValue> Of(ObjectType type) => ObjectsOf(type, hasOdd: true).ToArbitrary();

    /// <summary>Trees for a type in which everything is known and of the right kind.</summary>
    public static Arbitrary<ObjectValue> RightOf(ObjectType type) => ObjectsOf(type, hasOdd: false).ToArbitrary();

    /// <summary>The same tree with a text in the place of everything unknown, so that trees can be compared to the end.</summary>
    public static Value Frozen(Value value) => value.Plain switch
    {
        Value.Unknown => new Value.Text("to be known"),
        ObjectValue members => new ObjectValue([.. members.Members.Select(m => KeyValuePair.Create(m.Key, Frozen(m.Value)))]),
        Value.List list => new Value.List([.. list.Items.Select(Frozen)]),
        Value.Opaque opaque => new Value.Opaque(opaque.Kind, (ObjectValue)Frozen(opaque.Members)),
        var plain => plain,
    };

    private static Gen<ObjectValue> ObjectsOf(ObjectType type, bool hasOdd)
    {
        var members = Gen.Constant<KeyValuePair<string, Value>[]>([]);
        foreach (var property in type.Properties)
        {
            members =
                from before in members
                from isThere in Gen.Choose(0, 4)
                from value in ValueOf(property.Type, hasOdd)
                select isThere == 0 ? before : [.. before, KeyValuePair.Create(property.Name, value)];
        }

        var extra = hasOdd ? Gen.Choose(0, 5) : Gen.Constant(1);
        return
            from all in members
            from more in extra
            from odd in Odd
            select new ObjectValue(more == 0 ? [.. all, KeyValuePair.Create("colour", odd)] : all);
    }

    private static Gen<Value> ValueOf(TypeShape type, bool hasOdd)
    {
        var right = RightValueOf(type, hasOdd);
        var secret = right.Select(value => value.AsSecret());
        return hasOdd ? Gen.Frequency((6, right), (2, secret), (2, Odd)) : Gen.Frequency((3, right), (1, secret));
    }

    private static Gen<Value> RightValueOf(TypeShape type, bool hasOdd) => type switch
    {
        ObjectType shape => ObjectsOf(shape, hasOdd).Select(o => (Value)o),
        TypeShape.Map map => ValueOf(map.Element, hasOdd).Select(v => (Value)Tree.Of(("X-Key", v))),
        TypeShape.List array => ValueOf(array.Element, hasOdd).ListOf(2).Select(items => (Value)new Value.List([.. items])),
        EnumType choice => Gen.Elements<Value>([.. choice.Values.Select(v => Tree.Text(v.Value))]),
        _ when type == TypeShape.Scalar.Boolean => Gen.Elements<Value>(Value.Bool.True, Value.Bool.False),
        _ when type == TypeShape.Scalar.String => Gen.Elements<Value>(Tree.Text("a"), Tree.Text("b"), Tree.Text("")),
        _ => Gen.Elements<Value>(Tree.Number(0), Tree.Number(1), Tree.Number(-3.5), Tree.Number(double.NaN)),
    };
}
