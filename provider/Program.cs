using MediaProviders;
using MediaProviders.Protocol;
using MediaProviders.Protocol.Plugin;
using MediaProviders.Protocol.Schema;
using MediaProviders.Resources;
using MediaProviders.Telemetry;

var package = new PackageIdentity("mediaproviders", PluginVersion.Text);
using var traces = TraceRequest.Follow(
    Environment.GetEnvironmentVariable, PluginHelp.ExecutableOf(package), package.Version, CallSpan.SourceName, Catalog.AttemptSource);
return await PluginProcess.RunAsync(
    new ServedPackage
    {
        Identity = package,
        Schema = () => PackageSchemaFile.Utf8,
        Surroundings = phase => new Surroundings { Variable = Environment.GetEnvironmentVariable, Phase = phase, Version = PluginVersion.Text },
        CheckConfig = Catalog.CheckConfig,
        DiffConfig = Catalog.DiffConfig,
        Configure = Catalog.Configure,
        Around = traces is null ? null : CallSpan.AroundAsync,
    },
    args);
