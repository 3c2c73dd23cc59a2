namespace MediaProviders.Quickstart;

/// <summary>A stack in the hands of an engine: the real Pulumi CLI, or the local engine of the test-suite.</summary>
internal interface IStack : IAsyncDisposable
{
    /// <summary>Which engine it is, for a person.</summary>
    string Engine { get; }

    /// <summary>Sets a value of the stack's configuration.</summary>
    Task SetAsync(string key, string value, bool secret);

    /// <summary>Chooses the program by its folder, relative to the repository.</summary>
    void UseProgram(string folder);

    /// <summary>Runs a command: <c>preview</c>, <c>up</c>, <c>refresh</c> or <c>destroy</c>.</summary>
    Task<Outcome> RunAsync(string command);

    /// <summary>Takes an existing entry over.</summary>
    Task<Outcome> ImportAsync(string name, string id);
}
