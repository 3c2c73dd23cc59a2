using MediaProviders;
using MediaProviders.Protocol;
using MediaProviders.Protocol.Plugin;
using MediaProviders.Protocol.Schema;
using MediaProviders.Resources;

return await PluginProcess.RunAsync(
    new ServedPackage
    {
        Identity = new PackageIdentity("mediaproviders", PluginVersion.Text),
        Schema = () => PackageSchemaFile.Utf8,
        Surroundings = phase => new Surroundings { Variable = Environment.GetEnvironmentVariable, Phase = phase, Version = PluginVersion.Text },
        CheckConfig = Catalog.CheckConfig,
        DiffConfig = Catalog.DiffConfig,
        Configure = Catalog.Configure,
    },
    args);
