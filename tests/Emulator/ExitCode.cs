namespace MediaProviders.Emulator;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It could not do its work; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>An argument, a file it names or a variable is wrong; nothing was done.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl+C: 128 and the number of SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
