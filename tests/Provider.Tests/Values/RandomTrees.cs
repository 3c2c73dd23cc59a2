using FsCheck;
using FsCheck.Fluent;

namespace MediaProviders.Provider.Tests.Values;

/// <summary>Trees of every kind of value, for properties that hold of all of them.</summary>
internal static class RandomTrees
{
    private static readonly string[] Names = ["name", "config", "password", "", "a.b", "ключ", "__defaults", "\u0000", "🔑"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "www", "first-password", "日本語", "🔑", "a\nb", "\u202E"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => new string([.. text.Get.Where(c => !char.IsSurrogate(c))])));

    private static readonly Gen<Value> Leaves = Gen.OneOf(
        Gen.Constant<Value>(Value.Null.Instance),
        Gen.Elements<Value>(Value.Bool.True, Value.Bool.False),
        Gen.Elements<Value>([.. Enum.GetValues<Value.UnknownKind>().Select(Value.Unknown.Of)]),
        Gen.Elements(0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 9007199254740993)
            .Select(n => (Value)new Value.Number(n)),
        Texts.Select(text => (Value)new Value.Text(text)));

    /// <summary>Objects with trees in them.</summary>
    public static Arbitrary<ObjectValue> Objects { get; } = Gen.Sized(size => ObjectsOf(Math.Min(size, 24))).ToArbitrary();

    /// <summary>Trees.</summary>
    public static Arbitrary<Value> All { get; } = Gen.Sized(size => Values(Math.Min(size, 24))).ToArbitrary();

    /// <summary>Trees in which everything is known.</summary>
    public static Arbitrary<Value> Known { get; } = All.Generator.Where(value => !value.ContainsUnknown()).ToArbitrary();

    private static Gen<Value> Values(int size) => size == 0
        ? Leaves
        : Gen.Frequency(
            (3, Leaves),
            (3, ObjectsOf(size / 2).Select(o => (Value)o)),
            (2, Values(size / 2).ListOf(size % 4).Select(items => (Value)new Value.List([.. items]))),
            (2, Values(size / 2).Select(inner => (Value)new Value.Secret(inner))),
            (1, Outputs(size / 2)),
            (1, Texts.Select(Asset)),
            (1, Texts.Select(Reference)));

    private static Gen<ObjectValue> ObjectsOf(int size) =>
        Gen.Choose(0, size % 17).SelectMany(count => Gen.Zip(Gen.Elements(Names), Values(size / 2)).ListOf(count))
            .Select(members => new ObjectValue([.. members.Select((m, i) => KeyValuePair.Create(i < Names.Length ? m.Item1 : $"more{i}", m.Item2))]));

    private static Gen<Value> Outputs(int size) =>
        from known in Values(size)
        from isSecret in Gen.Elements(true, false)
        from dependencies in Texts.ListOf(2)
        select (Value)new Value.Output(known is Value.Null ? null : known, isSecret, [.. dependencies]);

    private static Value Asset(string text) => new Value.Opaque("an asset", Tree.Of(
        ("4dabf18193072939515e22adb298388d", Tree.Text("c44067f5952c0a294b673a41bacd8c17")), ("hash", Tree.Text("00ff")), ("text", Tree.Text(text))));

    private static Value Reference(string urn) => new Value.Opaque("a resource reference", Tree.Of(
        ("urn", Tree.Text(urn)), ("id", Tree.Text("")), ("4dabf18193072939515e22adb298388d", Tree.Text("5cf8f73096256a8f31e491e813e4eb8e"))));
}
