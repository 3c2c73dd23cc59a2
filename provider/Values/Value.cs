namespace MediaProviders.Values;

/// <summary>One node of a property tree. The tree is independent of protocols: each front end converts to and from it in one place.</summary>
/// <remarks>No node prints its content: <see cref="object.ToString"/> returns only the kind, because any text may be a secret.</remarks>
internal abstract class Value
{
    private protected Value()
    {
    }

    /// <summary>The kind of value, as shown to users: "a string", "an object".</summary>
    public abstract string Kind { get; }

    /// <summary>True for null, marked secret or not: null means the same as a missing key.</summary>
    public bool IsAbsent => Plain is Null;

    public bool IsUnknown => Plain is Unknown;

    /// <summary>The value without its own secret marks; marks on values inside it stay.</summary>
    public virtual Value Plain => this;

    /// <summary>True when the value itself is marked secret; marks inside it do not count.</summary>
    public virtual bool IsSecret => false;

    public Value AsSecret() => IsSecret ? this : new Secret(this);

    /// <summary>The content of a known text, marked secret or not; null for every other value.</summary>
    public string? AsText() => (Plain as Text)?.Content;

    /// <summary>The members of a known object, marked secret or not; an empty object for every other value.</summary>
    public ObjectValue AsObject() => Plain as ObjectValue ?? ObjectValue.Empty;

    public bool ContainsUnknown() => Contains(static value => value.IsUnknown);

    public bool ContainsSecret() => Contains(static value => value.IsSecret);

    /// <summary>This value, marked secret wherever <paramref name="known"/> is: what a program marks stays marked when it is read from the server.</summary>
    public virtual Value MarkedLike(Value known) => known.IsSecret ? AsSecret() : this;

    /// <summary>
    /// Compares without marks and without the order of members. Null equals a missing key; an unknown equals nothing, not even another unknown.
    /// </summary>
    public bool Matches(Value other) => (Plain, other.Plain) switch
    {
        (Unknown, _) or (_, Unknown) => false,
        var (left, right) when ReferenceEquals(left, right) => !left.ContainsUnknown(),
        (Text a, Text b) => SecretText.FixedTimeEquals(a.Content, b.Content),
        (Bool a, Bool b) => a.Content == b.Content,
        (Number a, Number b) => a.Content.Equals(b.Content),
        (List a, List b) => a.MatchesItems(b.Items),
        (ObjectValue a, ObjectValue b) => a.MatchesMembers(b),
        (Opaque a, Opaque b) => a.Members.Matches(b.Members),
        _ => false,
    };

    public sealed override string ToString() => Kind;

    private bool Contains(Func<Value, bool> what) => what(this) || Plain switch
    {
        List array => AnyContains(array.Items, what),
        ObjectValue container => AnyContains(container.Members.Select(static member => member.Value), what),
        Opaque opaque => opaque.Members.Contains(what),
        _ => false,
    };

    private static bool AnyContains(IEnumerable<Value> values, Func<Value, bool> what) => values.Any(value => value.Contains(what));

    internal sealed class List(IReadOnlyList<Value> items) : Value
    {
        public IReadOnlyList<Value> Items { get; } = items;

        public override string Kind => "an array";

        internal bool MatchesItems(IReadOnlyList<Value> others) =>
            Items.Count == others.Count && Items.Zip(others).All(pair => pair.First.Matches(pair.Second));
    }

    internal sealed class Bool : Value
    {
        private Bool(bool content) => Content = content;

        public static Bool True { get; } = new(true);

        public static Bool False { get; } = new(false);

        public bool Content { get; }

        public override string Kind => "a boolean";

        public static Bool Of(bool content) => content ? True : False;
    }

    /// <summary>An explicit null. It means the same as a missing key.</summary>
    internal sealed class Null : Value
    {
        private Null()
        {
        }

        public static Null Instance { get; } = new();

        public override string Kind => "null";
    }

    /// <summary>A number: an IEEE double, as property trees carry it; integers beyond 2^53 have lost precision before they arrive.</summary>
    internal sealed class Number(double content) : Value
    {
        public double Content { get; } = content;

        public override string Kind => "a number";
    }

    /// <summary>A text. It may be a secret that is not marked yet, so it is never printed.</summary>
    internal sealed class Text(string content) : Value
    {
        public string Content { get; } = content;

        public override string Kind => "a string";
    }

    /// <summary>A value that only its front end understands, such as an asset: it is passed through unchanged.</summary>
    /// <param name="members">All its members, including the signature.</param>
    internal sealed class Opaque(string kind, ObjectValue members) : Value
    {
        public ObjectValue Members { get; } = members;

        public override string Kind { get; } = kind;
    }

    /// <summary>A value that says whether it is known and secret, and what it depends on.</summary>
    internal sealed class Output(Value? known, bool secret, IReadOnlyList<string> dependencies) : Value
    {
        /// <summary>The value; null while it is unknown.</summary>
        public Value? Known { get; } = known;

        /// <summary>The resources the value depends on, by the names its front end uses.</summary>
        public IReadOnlyList<string> Dependencies { get; } = dependencies;

        public override string Kind => Plain.Kind;

        public override Value Plain => Known?.Plain ?? Unknown.Instance;

        public override bool IsSecret { get; } = secret || known is { IsSecret: true };
    }

    /// <summary>A value marked secret: front ends keep the mark, so that the value is encrypted in the state and masked in output.</summary>
    internal sealed class Secret(Value inner) : Value
    {
        public Value Inner { get; } = inner;

        public override string Kind => Plain.Kind;

        public override Value Plain => Inner.Plain;

        public override bool IsSecret => true;
    }

    /// <summary>The kind that an unknown value will have; String also stands for a kind that is not known.</summary>
    internal enum UnknownKind
    {
        String,
        Bool,
        Number,
        Array,
        Asset,
        Archive,
        Object,
    }

    /// <summary>A value that is not known yet, as in the preview of a resource that depends on another.</summary>
    internal sealed class Unknown : Value
    {
        private static readonly Unknown[] OfKind = Array.ConvertAll(Enum.GetValues<UnknownKind>(), kind => new Unknown(kind));

        private Unknown(UnknownKind kind) => Expected = kind;

        /// <summary>An unknown whose kind is not known; front ends send it as an unknown string.</summary>
        public static Unknown Instance => Of(UnknownKind.String);

        /// <summary>The kind that the value will have, as far as its sender knows.</summary>
        public UnknownKind Expected { get; }

        public override string Kind => "unknown";

        public static Unknown Of(UnknownKind kind) => OfKind[(int)kind];
    }
}
