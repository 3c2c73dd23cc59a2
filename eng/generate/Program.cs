using MediaProviders.Generate;

if (args.Length > 0)
{
    await Console.Error.WriteLineAsync($"Writes all files that are made from the shapes of the provider. Run it without arguments: {GeneratedFiles.Command}");
    return args is ["--help" or "-h"] ? 0 : 1;
}

var root = GeneratedFiles.RootAround(AppContext.BaseDirectory);
foreach (var path in GeneratedFiles.Update(root))
{
    await Console.Out.WriteLineAsync(path);
}

return 0;
