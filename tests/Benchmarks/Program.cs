using MediaProviders.Benchmarks;
using MediaProviders.Benchmarks.Curves;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteAsync(BenchmarkOptions.Usage);
    return 2;
}

try
{
    var root = Repository.Find(AppContext.BaseDirectory);
    var finder = new PeerFinder(root);
    if (options.Settings)
    {
        await new BenchmarkRun(options, finder.FindSettings()).PrintSettingsAsync(Console.Out);
    }
    else if (options.Curves is { } folder)
    {
        await new GrowthRun(finder.Find(options.Without)[0]).DrawAsync(folder);
    }
    else
    {
        await new BenchmarkRun(options, finder.Find(options.Without)).PrintAsync(Console.Out);
    }

    return 0;
}
catch (MissingPeerException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
