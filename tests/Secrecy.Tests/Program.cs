using MediaProviders.Plugin.Telemetry;

// Started by a test, this assembly is the plugin with one thing wrong; its environment says which.
await using var traces = TraceRequest.Follow(Environment.GetEnvironmentVariable, "planted", "1.2.3", CallSpan.SourceName, Catalog.AttemptSource);
CrashReport.ReplaceThatOfTheRuntime();
CoreDumps.SwitchOff();
return await PluginProcess.RunAsync(RealPackage.Serve(Environment.GetEnvironmentVariable, Environment.GetEnvironmentVariable("SECRECY_PLANT") ?? ""), args[^1]);
