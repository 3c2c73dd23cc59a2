namespace MediaProviders.Commands;

/// <summary>What a command ends with. Scripts depend on these numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command could not do its work; standard error says why. Nothing is left half done.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong: nothing was asked and nothing written.</summary>
    public const int WrongUsage = 2;

    /// <summary>The command did its work and found something that needs a person.</summary>
    public const int Found = 3;

    /// <summary>Ctrl+C: 128 and the number of SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
