using MediaProviders.Protocol;

namespace MediaProviders.Plugin;

/// <summary>What a plugin tells a person who starts it by hand.</summary>
internal static class PluginHelp
{
    /// <summary>The name of the executable of a package: engines look for it under this name.</summary>
    public static string ExecutableOf(ServedPackage.PackageIdentity package) => $"pulumi-resource-{package.Name}";

    /// <summary>What a person reads who started the plugin without an engine.</summary>
    public static string AttachHint(ServedPackage.PackageIdentity package, int port) => $"""
        {ExecutableOf(package)} {package.Version} waits for an engine. To let one attach, run in another terminal:
          PULUMI_DEBUG_PROVIDERS={package.Name}:{port} pulumi up
        '{ExecutableOf(package)} --help' shows what else there is. Ctrl+C ends it.

        """;
}
