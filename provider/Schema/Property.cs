using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>One property: of a resource, a function, a type or the provider's configuration.</summary>
internal sealed class Property(string name, TypeShape type, string description)
{
    public string Name { get; } = name;

    public TypeShape Type { get; } = type;

    public string Description { get; } = description;

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
