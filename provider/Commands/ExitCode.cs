namespace MediaProviders.Commands;

/// <summary>What a command ends with; its help says what each number means. Scripts depend on them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>The command did its work and found something that needs a person.</summary>
    public const int Found = 3;

    /// <summary>Ctrl+C: 128 and the number of SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
