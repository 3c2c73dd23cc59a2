namespace MediaProviders.Protocol.Plugin;

/// <summary>What a plugin process is started for.</summary>
internal enum PluginCommand
{
    /// <summary>To serve an engine, or to wait for engines that attach.</summary>
    Serve,

    /// <summary>To tell a person what there is.</summary>
    Help,

    /// <summary>To tell its version.</summary>
    Version,

    /// <summary>To write the package schema.</summary>
    Schema,

    /// <summary>Nobody knows.</summary>
    Unknown,
}
