using MediaProviders.Protocol.Plugin;
using MediaProviders.Secrecy.Tests.Planted;

// Started by a test, this assembly is the plugin with one thing wrong; its environment says which.
return await PluginProcess.RunAsync(PlantedPackage.Serve(Environment.GetEnvironmentVariable, Environment.GetEnvironmentVariable("SECRECY_PLANT") ?? ""), args);
