namespace MediaProviders.Benchmarks.Peers;

/// <summary>A program that is measured: started with the address of an engine as its last argument, it prints its port and serves gRPC there.</summary>
/// <param name="Key">The word for it on the command line.</param>
/// <param name="Name">What the tables call it.</param>
/// <param name="Arguments">What comes before the engine's address.</param>
internal sealed record Peer(string Key, string Name, string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>True for a provider, which is asked for more than its name; false for a bare server.</summary>
    public bool IsProvider { get; init; } = true;

    /// <summary>A variable of its environment and its value, as NAME=VALUE; empty for none.</summary>
    public string Environment { get; init; } = "";
}
