namespace MediaProviders.LocalEngine.State;

/// <summary>
/// One resource of a stack's state, in the shape of <c>pulumi stack export</c>. Two entries may share a urn when one of them waits to be deleted.
/// </summary>
internal sealed record ResourceState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>False for the stack itself.</summary>
    public bool Custom { get; init; } = true;

    /// <summary>True when the resource has been replaced and its delete is still due.</summary>
    public bool Delete { get; init; }

    public string Id { get; init; } = string.Empty;

    public ObjectValue Inputs { get; init; } = ObjectValue.Empty;

    public ObjectValue Outputs { get; init; } = ObjectValue.Empty;

    public string? Parent { get; init; }

    public bool Protect { get; init; }

    /// <summary>True when the resource is only read (<c>get</c>): never updated, never deleted.</summary>
    public bool External { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Which resources each input depends on; null when the engine does not know (imported or refreshed).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? PropertyDependencies { get; init; }

    /// <summary>Why the last create, update or read was only half done. The next update calls Update whatever Diff says.</summary>
    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>The provider's urn and id, joined by <c>::</c>; null for providers and the stack.</summary>
    public string? Provider { get; init; }

    public OperationTimeouts Timeouts { get; init; } = OperationTimeouts.None;

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public IReadOnlyList<string> HideDiff { get; init; } = [];

    public bool RetainOnDelete { get; init; }

    public string? DeletedWith { get; init; }

    /// <summary>The id the import option or command was given, as it was spelt.</summary>
    public string? ImportId { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>The name part of the urn.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>Every urn this resource must outlive.</summary>
    public IEnumerable<string> NeededUrns()
    {
        var provider = Provider is null ? [] : new[] { ProviderReference.Parse(Provider).Urn };
        return Dependencies
            .Concat(PropertyDependencies?.Values.SelectMany(urns => urns) ?? [])
            .Concat(provider)
            .Concat(Parent is null ? [] : [Parent])
            .Concat(DeletedWith is null ? [] : [DeletedWith]);
    }
}

/// <summary>The <c>customTimeouts</c> option, in seconds; 0 means that none is set.</summary>
internal sealed record OperationTimeouts(double Create, double Update, double Delete, double Read)
{
    public static readonly OperationTimeouts None = new(0, 0, 0, 0);
}

/// <summary>A provider as resources name it: its urn, and its id, which is unknown in the preview that creates it.</summary>
internal sealed record ProviderReference(string Urn, string Id)
{
    public static ProviderReference Parse(string text)
    {
        var split = text.LastIndexOf("::", StringComparison.Ordinal);
        return new ProviderReference(text[..split], text[(split + 2)..]);
    }

    public override string ToString() => $"{Urn}::{Id}";
}
