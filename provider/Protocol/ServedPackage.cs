using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>The package that a plugin serves: its identity, and the functions that handle its calls. Tests replace some of them.</summary>
internal sealed class ServedPackage
{
    public required PackageIdentity Identity { get; init; }

    /// <summary>Reads the package schema, JSON in UTF-8, when an engine asks for it. Default: the file in the assembly.</summary>
    public Func<ReadOnlyMemory<byte>> Schema { get; init; } = () => Package.Schema;

    /// <summary>The environment of a provider, given the engine's address, which may be empty.</summary>
    public required Func<string, HostEnvironment> EnvironmentOf { get; init; }

    public Func<ObjectValue, HostEnvironment, Checked> CheckConfig { get; init; } = Configurations.Check;

    /// <summary>Compares configurations, given the last one, the desired one and the ignored paths.</summary>
    public Func<ObjectValue, ObjectValue, IReadOnlyList<PropertyPath>, Plan> DiffConfig { get; init; } = Configurations.Diff;

    public Func<ObjectValue, HostEnvironment, ConfiguredProvider> Configure { get; init; } = Catalog.Configure;

    /// <summary>Opens the log of the engine at an address. Default: over gRPC.</summary>
    public Func<string, OperationReporter.ILog>? OpenLog { get; init; }

    public OperationReporter.ILog LogAt(string address) => OpenLog?.Invoke(address) ?? new EngineLog(address, Time, EngineLog.DefaultLongestWait);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <param name="Name">The name: the first part of every token and configuration key.</param>
    /// <param name="Version">The semantic version, without a leading v.</param>
    internal sealed record PackageIdentity(string Name, string Version)
    {
        /// <summary>The name of the plugin's executable, which engines look for.</summary>
        public string Executable => $"pulumi-resource-{Name}";

        /// <summary>The last part of <paramref name="token"/>; null for a token of another package or module.</summary>
        public string? NameIn(string token) =>
            token.Split(':', 3) is [var name, "index", { Length: > 0 } last] && name == Name ? last : null;
    }
}
