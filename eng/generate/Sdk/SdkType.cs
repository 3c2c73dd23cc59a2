namespace MediaProviders.Generate.Sdk;

/// <summary>A type of the schema, as C# sees it.</summary>
internal abstract record SdkType
{
    /// <summary>True for what C# keeps by value, so that it needs no <c>null!</c>.</summary>
    public virtual bool IsValue => false;

    /// <summary>The type inside a result.</summary>
    public abstract string InResult { get; }

    /// <summary>The type of an argument, wrapped so that outputs fit.</summary>
    public virtual string InArguments => $"Input<{Inside}>";

    /// <summary>The type of an argument as it is written between the angle brackets.</summary>
    public virtual string Inside => InResult;

    /// <summary>The schema's scalar types.</summary>
    internal sealed record Scalar(string Name) : SdkType
    {
        public override bool IsValue => Name != "string";

        public override string InResult => Name;
    }

    internal sealed record EnumReference(string Package, string Name) : SdkType
    {
        public override bool IsValue => true;

        public override string InResult => $"{Package}.{Name}";
    }

    internal sealed record ObjectReference(string Token, string Name) : SdkType
    {
        public override string InResult => $"Outputs.{Name}";

        public override string Inside => $"Inputs.{Name}Args";
    }

    internal sealed record ListOf(SdkType Items) : SdkType
    {
        public override string InResult => $"ImmutableArray<{Items.InResult}>";

        public override string InArguments => $"InputList<{Items.Inside}>";
    }

    internal sealed record MapOf(SdkType Items) : SdkType
    {
        public override string InResult => $"ImmutableDictionary<string, {Items.InResult}>";

        public override string InArguments => $"InputMap<{Items.Inside}>";
    }
}
