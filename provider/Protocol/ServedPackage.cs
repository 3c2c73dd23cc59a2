using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>The package a plugin serves: what it goes by and who answers.</summary>
internal sealed class ServedPackage
{
    public required PackageIdentity Identity { get; init; }

    /// <summary>Reads the package schema, JSON in UTF-8; asked only when an engine asks. Default: the file in the assembly.</summary>
    public Func<ReadOnlyMemory<byte>> Schema { get; init; } = () => Package.Schema;

    /// <summary>Says what a provider finds around it in the phase of a command that has the given engine address; empty when there is none.</summary>
    public required Func<string, HostEnvironment> EnvironmentOf { get; init; }

    public Func<ObjectValue, HostEnvironment, Checked> CheckConfig { get; init; } = Configurations.Check;

    /// <summary>Tells what a changed configuration means: last one, desired one, ignored paths.</summary>
    public Func<ObjectValue, ObjectValue, IReadOnlyList<PropertyPath>, Plan> DiffConfig { get; init; } = Configurations.Diff;

    public Func<ObjectValue, HostEnvironment, ConfiguredProvider> Configure { get; init; } = Catalog.Configure;

    /// <summary>Opens the log of the engine at that address. Default: over gRPC.</summary>
    public Func<string, OperationReporter.ILog>? OpenLog { get; init; }

    public OperationReporter.ILog LogAt(string address) => OpenLog?.Invoke(address) ?? new EngineLog(address, Time, EngineLog.DefaultLongestWait);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <param name="Name">The name: the first part of every token, and what configuration keys begin with.</param>
    /// <param name="Version">The version, by semver.org, without a leading v.</param>
    internal sealed record PackageIdentity(string Name, string Version)
    {
        private const string Module = ":index:";

        /// <summary>The name of the plugin's executable: engines look for it under this name.</summary>
        public string Executable => $"pulumi-resource-{Name}";

        /// <summary>The name within the package that <paramref name="token"/> stands for, or null when it is a token of another package or module.</summary>
        public string? NameIn(string token) =>
            token.Length > Name.Length + Module.Length && token.StartsWith(Name, StringComparison.Ordinal)
            && token.AsSpan(Name.Length).StartsWith(Module, StringComparison.Ordinal)
                ? token[(Name.Length + Module.Length)..]
                : null;
    }
}
