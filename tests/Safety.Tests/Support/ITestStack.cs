namespace MediaProviders.Safety.Tests.Support;

/// <summary>A stack of the local engine with two API servers, in a simulated world or with real plugin processes.</summary>
internal interface ITestStack : IAsyncDisposable
{
    /// <summary>An address of the first server; the default provider's.</summary>
    string FirstAddress { get; }

    /// <summary>Another address of the first server.</summary>
    string FirstAddressAgain { get; }

    /// <summary>The address of the second server.</summary>
    string SecondAddress { get; }

    /// <summary>The first server's lists.</summary>
    Store One { get; }

    /// <summary>The second server's lists.</summary>
    Store Two { get; }

    /// <summary>The first server's faults.</summary>
    Faults Faults { get; }

    /// <summary>Everything the last command said, a text a line.</summary>
    string Said { get; }

    /// <summary>How many requests of a method the last command made, to both servers.</summary>
    int Count(string method);

    Task<CommandResult> UpAsync(ProgramText program, CommandOptions? options = null);

    Task<CommandResult> PreviewAsync(ProgramText program);

    Task<CommandResult> RefreshAsync(ProgramText program, CommandOptions? options = null);

    Task<CommandResult> DestroyAsync(ProgramText program, CommandOptions? options = null);

    /// <summary>The state as an export with secrets in clear.</summary>
    StateView ReadState();
}
