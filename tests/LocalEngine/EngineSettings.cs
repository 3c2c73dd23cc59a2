namespace MediaProviders.LocalEngine;

/// <summary>What stays the same over all commands on one stack.</summary>
public sealed record EngineSettings
{
    /// <summary>Where plugins come from.</summary>
    public required IPluginHost Plugins { get; init; }

    /// <summary>The one package the engine has a plugin for.</summary>
    public string Package { get; init; } = "mediaproviders";

    /// <summary>The stack's name.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>The stack's configuration by key, <c>package:key</c>; a key without a colon belongs to the project.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Config { get; init; } = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);

    /// <summary>Variables for the plugins, beyond those the engine sets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The state file; null keeps the state in memory only.</summary>
    public string? StateFile { get; init; }

    /// <summary>The passphrase that the secrets of the state file are encrypted with.</summary>
    public string Passphrase { get; init; } = "test";

    /// <summary>How many steps run at a time. The default, 8, is what Pulumi takes on two cores.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How names are proposed to the plugin; by default none is.</summary>
    public AutonamingSettings Autonaming { get; init; } = AutonamingSettings.Default;

    /// <summary>
    /// Resources that come first in a phase when nothing else decides, by name. The real engine's order among independent resources is random; here the rest
    /// follows in the order of the program or of the state.
    /// </summary>
    public Func<PhaseKind, IReadOnlyList<string>> Order { get; init; } = static _ => [];

    /// <summary>Seed of all ids, tokens and random seeds; each command draws others from it. Null draws a new one for every command.</summary>
    public int? Seed { get; init; }

    /// <summary>Which end of the supported range of engines this one speaks like.</summary>
    public EngineRelease Release { get; init; } = EngineRelease.Newest;

    /// <summary>The clock of the state's time stamps and of shutdown.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>The ends of the supported range of engines. Between them calls differ in a few fields only.</summary>
public enum EngineRelease
{
    /// <summary>What Pulumi 3.250 to 3.260 send.</summary>
    Oldest,

    /// <summary>What Pulumi 3.276 sends.</summary>
    Newest,
}

/// <summary>One value of the stack's configuration.</summary>
/// <param name="Value">Always text; lists and objects as JSON.</param>
/// <param name="IsSecret">True when it was set with <c>--secret</c>.</param>
public sealed record ConfigValue(string Value, bool IsSecret = false)
{
    /// <summary>The value, or <c>[secret]</c>.</summary>
    public override string ToString() => IsSecret ? "[secret]" : Value;
}

/// <summary>The stack setting <c>pulumi:autonaming</c> of Pulumi 3.260.</summary>
/// <param name="Mode">What is said to the plugin.</param>
/// <param name="Pattern">
/// For <see cref="AutonamingMode.Pattern"/>: text with <c>${name}</c>, <c>${stack}</c>, <c>${project}</c>, <c>${hex(n)}</c>, <c>${alpha(n)}</c>,
/// <c>${alphanum(n)}</c>, <c>${num(n)}</c>.
/// </param>
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
