namespace MediaProviders.Values;

/// <summary>
/// One node of a property tree: what a user wrote, what a resource is, what a function returns. The tree knows no protocol;
/// each front (Pulumi's wire today) decodes into it and encodes from it in one place.
/// </summary>
/// <remarks>No node prints its content: <see cref="object.ToString"/> names the kind only, because any text may be a secret.</remarks>
internal abstract class Value
{
    private protected Value()
    {
    }

    /// <summary>What the value is, in words for a person: "a string", "an object".</summary>
    public abstract string Kind { get; }

    /// <summary>True when the value, once its secrecy is taken off, is absent: null is treated like a key that is not there.</summary>
    public bool IsAbsent => Plain is Null;

    /// <summary>True when the value, once its secrecy is taken off, is not known yet.</summary>
    public bool IsUnknown => Plain is Unknown;

    /// <summary>The value without the marks of secrecy around it; the marks inside it stay.</summary>
    public virtual Value Plain => this;

    /// <summary>True when the value itself is marked secret; marks inside it do not count.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The value marked secret; one that is marked already is returned as it is.</summary>
    public Value AsSecret() => IsSecret ? this : new Secret(this);

    /// <inheritdoc/>
    public sealed override string ToString() => Kind;

    /// <summary>An ordered list of values.</summary>
    internal sealed class List(IReadOnlyList<Value> items) : Value
    {
        /// <summary>The items, in order.</summary>
        public IReadOnlyList<Value> Items { get; } = items;

        /// <inheritdoc/>
        public override string Kind => "an array";
    }

    /// <summary>True or false.</summary>
    internal sealed class Bool : Value
    {
        private Bool(bool content) => Content = content;

        /// <summary>The value true.</summary>
        public static Bool True { get; } = new(true);

        /// <summary>The value false.</summary>
        public static Bool False { get; } = new(false);

        /// <summary>The content.</summary>
        public bool Content { get; }

        /// <inheritdoc/>
        public override string Kind => "a boolean";

        /// <summary>The instance for <paramref name="content"/>.</summary>
        public static Bool Of(bool content) => content ? True : False;
    }

    /// <summary>An explicit null. It means the same as a key that is not there.</summary>
    internal sealed class Null : Value
    {
        private Null()
        {
        }

        /// <summary>The only instance.</summary>
        public static Null Instance { get; } = new();

        /// <inheritdoc/>
        public override string Kind => "null";
    }

    /// <summary>A number: an IEEE double, as property trees carry it; integers beyond 2^53 have lost precision before they arrive.</summary>
    internal sealed class Number(double content) : Value
    {
        /// <summary>The content.</summary>
        public double Content { get; } = content;

        /// <inheritdoc/>
        public override string Kind => "a number";
    }

    /// <summary>A text. It may be a secret that is not marked yet, so it is never printed.</summary>
    internal sealed class Text(string content) : Value
    {
        /// <summary>The content.</summary>
        public string Content { get; } = content;

        /// <inheritdoc/>
        public override string Kind => "a string";
    }

    /// <summary>A value only its front understands, such as an asset: it is kept intact and never looked into.</summary>
    /// <param name="kind">What it is, in words for a person.</param>
    /// <param name="members">Everything it carries, its signature included.</param>
    internal sealed class Opaque(string kind, ObjectValue members) : Value
    {
        /// <summary>Everything it carries, its signature included.</summary>
        public ObjectValue Members { get; } = members;

        /// <inheritdoc/>
        public override string Kind { get; } = kind;
    }

    /// <summary>A value that says whether it is known and secret, and what it depends on.</summary>
    internal sealed class Output(Value? known, bool secret, IReadOnlyList<string> dependencies) : Value
    {
        /// <summary>The value; null while it is unknown.</summary>
        public Value? Known { get; } = known;

        /// <summary>The resources the value depends on, by the names its front uses.</summary>
        public IReadOnlyList<string> Dependencies { get; } = dependencies;

        /// <inheritdoc/>
        public override string Kind => Plain.Kind;

        /// <inheritdoc/>
        public override Value Plain => Known?.Plain ?? Unknown.Instance;

        /// <inheritdoc/>
        public override bool IsSecret { get; } = secret || known is { IsSecret: true };
    }

    /// <summary>A value marked secret: fronts keep the mark, so that it is encrypted in state and masked on screens.</summary>
    internal sealed class Secret(Value inner) : Value
    {
        /// <summary>What is marked; it may hold further marks.</summary>
        public Value Inner { get; } = inner;

        /// <inheritdoc/>
        public override string Kind => Plain.Kind;

        /// <inheritdoc/>
        public override Value Plain => Inner.Plain;

        /// <inheritdoc/>
        public override bool IsSecret => true;
    }

    /// <summary>What an unknown value is going to be.</summary>
    internal enum UnknownKind
    {
        /// <summary>A string, and anything of no known kind.</summary>
        String,

        /// <summary>A boolean.</summary>
        Bool,

        /// <summary>A number.</summary>
        Number,

        /// <summary>An array.</summary>
        Array,

        /// <summary>A file.</summary>
        Asset,

        /// <summary>A collection of files.</summary>
        Archive,

        /// <summary>An object.</summary>
        Object,
    }

    /// <summary>A value that is not known yet, as in the preview of a resource that depends on another.</summary>
    internal sealed class Unknown : Value
    {
        private static readonly Unknown[] OfKind = Array.ConvertAll(Enum.GetValues<Value.UnknownKind>(), kind => new Unknown(kind));

        private Unknown(Value.UnknownKind kind) => Expected = kind;

        /// <summary>An unknown of no known kind; fronts send it as an unknown string.</summary>
        public static Unknown Instance => Of(Value.UnknownKind.String);

        /// <summary>What the value will be, as far as its sender said.</summary>
        public Value.UnknownKind Expected { get; }

        /// <inheritdoc/>
        public override string Kind => "unknown";

        /// <summary>The unknown that is going to be <paramref name="kind"/>.</summary>
        public static Unknown Of(Value.UnknownKind kind) => OfKind[(int)kind];
    }
}
