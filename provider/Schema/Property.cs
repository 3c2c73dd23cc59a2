using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>One property: of a resource, a function, a type or the provider's configuration.</summary>
internal sealed record Property(string Name, TypeShape Type, string Description)
{
    /// <summary>The rule in a few words of Markdown, for the tables of the documentation; null when no table has the property.</summary>
    public string? Rule { get; init; }

    /// <summary>For an input: true when it must be given. For an output: true when it always has a value. Default: false.</summary>
    public bool Required { get; init; }

    /// <summary>True when the value is marked secret wherever it appears. Default: false.</summary>
    public bool Secret { get; init; }

    /// <summary>True when a change replaces the resource. Default: false.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>True when a text must have at least one character. Default: false.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>
    /// The texts that are allowed; empty when every text is. The schema does not contain this: an output whose type is an enumeration cannot be used where YAML
    /// expects a string.
    /// </summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>True when a change of this value alone needs no update. Default: false.</summary>
    public bool ChangeNeedsNoAction { get; init; }

    /// <summary>The value that is used when none is given; null when there is none.</summary>
    public Value? Default { get; init; }

    /// <summary>Environment variables for a value that the configuration does not give; the first one that is set is used. Empty when there are none.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>
    /// Environment variables with the path of a file that contains the value, for a value that neither the configuration nor <see cref="Environment"/> gives;
    /// empty when there are none.
    /// </summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>Environment variables that apply in addition to the configured value; empty when there are none.</summary>
    public IReadOnlyList<string> EnvironmentInAddition { get; init; } = [];

    /// <summary>
    /// True when a value from the environment must not be stored, neither by an SDK nor in the state, because it is a secret or is valid on one machine only.
    /// Default: false.
    /// </summary>
    public bool EnvironmentStaysLocal { get; init; }

    public double? Minimum { get; init; }

    /// <summary>True when the number must be larger than <see cref="Minimum"/>, not equal to it. Default: false.</summary>
    public bool MinimumIsExclusive { get; init; }

    public double? Maximum { get; init; }
}

/// <summary>A resource or a function of the package.</summary>
internal abstract record MemberShape
{
    public required string Name { get; init; }

    /// <summary>What it manages or returns: the first paragraph of its documentation, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>The file in Descriptions with the rest of its documentation; null when there is no more.</summary>
    public string? Page { get; init; }

    public required ObjectType Inputs { get; init; }

    /// <summary>The result of a function, or the properties of a resource in the state, including every input that is kept.</summary>
    public required ObjectType Outputs { get; init; }
}

/// <summary>A kind of resource: its properties, and what a change of each does.</summary>
internal sealed record ResourceShape : MemberShape
{
    /// <summary>The filters of a listing of existing resources.</summary>
    public required ObjectType ListInputs { get; init; }
}

/// <summary>A function: a query of what exists, which changes nothing.</summary>
internal sealed record FunctionShape : MemberShape;
