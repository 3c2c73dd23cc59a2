using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>One property: of a resource, a function, a type or the provider's configuration.</summary>
internal sealed class Property(string name, TypeShape type, string description)
{
    public string Name { get; } = name;

    public TypeShape Type { get; } = type;

    public string Description { get; } = description;

    /// <summary>What holds of it in a few words of Markdown, for tables of the documentation; null where no table shows it.</summary>
    public string? Rule { get; init; }

    /// <summary>True when a user must give it; of an output: when it is always there. Default: false.</summary>
    public bool Required { get; init; }

    /// <summary>True when the value must not be seen; it is marked secret wherever it appears. Default: false.</summary>
    public bool Secret { get; init; }

    /// <summary>True when another value means another resource. Default: false.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>True when a text must hold at least one character. Default: false.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>
    /// The only texts that are taken; empty when any text is. The schema says nothing of it: an output whose type is an enumeration cannot be used where YAML
    /// wants a string.
    /// </summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>True when a change of the value alone needs no action. Default: false.</summary>
    public bool ChangeNeedsNoAction { get; init; }

    /// <summary>The value that counts when none is given; null when there is none.</summary>
    public Value? Default { get; init; }

    /// <summary>The environment variables that give a value when the configuration does not, the first that is set; empty when there are none.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>
    /// The environment variables that name a file whose text is the value, used when neither the configuration nor
    /// <see cref="Environment"/> gives one; empty when there are none.
    /// </summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>The environment variables that hold beside the configuration, whatever it says; empty when there are none.</summary>
    public IReadOnlyList<string> EnvironmentInAddition { get; init; } = [];

    /// <summary>
    /// True when a value from the environment must not be written down, neither by an SDK nor into the state, because it is a secret
    /// or holds for one machine only. Default: false.
    /// </summary>
    public bool EnvironmentStaysLocal { get; init; }

    public double? Minimum { get; init; }

    /// <summary>True when the number must be larger than <see cref="Minimum"/>, not equal to it. Default: false.</summary>
    public bool MinimumIsExclusive { get; init; }

    public double? Maximum { get; init; }
}
