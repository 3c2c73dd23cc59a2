namespace MediaProviders.Plugin;

/// <summary>What a plugin process is started for.</summary>
internal enum PluginCommand
{
    /// <summary>To serve an engine, or to wait for engines that attach.</summary>
    Serve,

    /// <summary>By a person, who types words that no engine does.</summary>
    Person,
}
