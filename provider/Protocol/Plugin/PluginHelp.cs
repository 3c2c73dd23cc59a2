namespace MediaProviders.Protocol.Plugin;

/// <summary>What a plugin tells a person who starts it by hand.</summary>
internal static class PluginHelp
{
    /// <summary>The name of the executable of a package: engines look for it under this name.</summary>
    public static string ExecutableOf(PackageIdentity package) => $"pulumi-resource-{package.Name}";

    /// <summary>The answer to <c>--help</c>.</summary>
    public static string Usage(PackageIdentity package) => $"""
        {ExecutableOf(package)} {package.Version}: the '{package.Name}' provider of Pulumi. The Pulumi CLI starts it by itself.

        Usage: {ExecutableOf(package)} [COMMAND]

        Without a command it waits for an engine to attach, and prints the port it waits on.

        Commands:
          schema      Write the package schema, JSON, to standard output.
          --version   Write the version.
          --help      Write this text.

        """;

    /// <summary>What a person reads who started the plugin without an engine.</summary>
    public static string AttachHint(PackageIdentity package, int port) => $"""
        {ExecutableOf(package)} {package.Version} waits for an engine. To let one attach, run in another terminal:
          PULUMI_DEBUG_PROVIDERS={package.Name}:{port} pulumi up
        '{ExecutableOf(package)} --help' shows what else there is. Ctrl+C ends it.

        """;

    /// <summary>The answer to a word nobody knows.</summary>
    public static string UnknownCommand(PackageIdentity package, string word) =>
        $"'{Values.Printable.Of(word)}' is neither a command nor the address of an engine. '{ExecutableOf(package)} --help' shows the commands.\n";
}
