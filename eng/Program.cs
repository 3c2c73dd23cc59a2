using MediaProviders.Release;

const string Help =
    """
    Makes and checks a release of the plugin. Run it as: dotnet run --project eng -- COMMAND

      dry-run [--output DIR]    all of a release that this machine can make: archive, bill of materials, sums; checked and started
      archive [--platform RID] [--output DIR]
                                                the archive and the bill of materials of one platform
      sdk [--output DIR]                        packs the .NET SDK, which needs the Pulumi package from the registry
      sums DIR                                  writes DIR/SHA256SUMS
      check-tag TAG                             whether the tag is the version of Directory.Build.props
      licences [--write]                        prints docs/licences.md as it must be, or writes it
      vulnerable                                known vulnerabilities: exit code 1 if there are any, 2 if no source of advisories can be reached
      reproduce                 builds twice in two folders and compares
      pin                                       replaces the versions of the workflows' actions by the hashes of their commits

    DIR is artifacts/release unless said.
    """;

try
{
    if (Commands.Run(Repository.Around(Environment.CurrentDirectory), args, Console.Out) is { } exitCode)
    {
        return exitCode;
    }
}
catch (ReleaseException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

await Console.Out.WriteLineAsync(Help);
return args is ["--help" or "-h" or "help"] ? 0 : 1;
