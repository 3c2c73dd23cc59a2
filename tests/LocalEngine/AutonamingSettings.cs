namespace MediaProviders.LocalEngine;

/// <summary>The stack setting <c>pulumi:autonaming</c> of Pulumi 3.260.</summary>
/// <param name="Mode">What is said to the plugin.</param>
/// <param name="Pattern">For <see cref="AutonamingMode.Pattern"/>: text with <c>${name}</c>, <c>${stack}</c>, <c>${project}</c>, <c>${hex(n)}</c>, <c>${alpha(n)}</c>, <c>${alphanum(n)}</c>, <c>${num(n)}</c>.</param>
/// <param name="Enforce">True when the plugin must take the pattern's name as it is.</param>
public sealed record AutonamingSettings(AutonamingMode Mode, string Pattern = "", bool Enforce = false)
{
    /// <summary>Nothing is said: the plugin names as it likes.</summary>
    public static readonly AutonamingSettings Default = new(AutonamingMode.Default);
}

/// <summary>The modes of <see cref="AutonamingSettings"/>.</summary>
public enum AutonamingMode
{
    /// <summary>Nothing is said.</summary>
    Default,

    /// <summary>The resource's name in the program, enforced.</summary>
    Verbatim,

    /// <summary>No name may be generated.</summary>
    Disabled,

    /// <summary>A name made from a pattern, proposed or enforced.</summary>
    Pattern,
}
