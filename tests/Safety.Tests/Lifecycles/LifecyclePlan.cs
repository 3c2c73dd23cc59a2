namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>A whole random lifecycle, drawn before it is run, so that parts of it can be left out.</summary>
/// <param name="Seed">Where it comes from.</param>
/// <param name="Settings">The answers to the API's open questions.</param>
/// <param name="Steps">Its steps; a settling follows the last one.</param>
internal sealed record LifecyclePlan(int Seed, EmulatorSettings Settings, IReadOnlyList<LifecycleStep> Steps)
{
    /// <summary>Whether the environment says that a list without its array is an empty one.</summary>
    public bool EmptyListIsMissing { get; init; }

    /// <summary>Whether claims are the real ones, in files, instead of a table in memory.</summary>
    public bool RealClaims { get; init; }

    /// <summary>
    /// Whether a command may rightly fail once and succeed when it is run again: a throttled API, or one that answers a delete of what is gone with an error
    /// and goes on listing it for a while, so that two processes cannot delete one entry at the same time.
    /// </summary>
    public bool NeedsPatience => Settings.Throttle is not null || (Settings.DeleteMissingStatus >= 400 && Settings.ReadLag > TimeSpan.Zero);

    public override string ToString()
    {
        var text = new StringBuilder($"seed {Seed}\n{Settings}\n");
        foreach (var step in Steps)
        {
            text.Append("--- "
                + $"{step.Command}{(step.SkipsPreview ? " --skip-preview" : "")}{(step.Stop is { } stop ? $", {stop} after {step.StopsAfter.TotalMilliseconds} ms" : "")}{(step.Settles ? ", settles" : "")} fence '{step.Fence}'{(step.Hindrance is { } hindrance ? $", {hindrance}" : "")}\n");
            text.AppendJoin("", step.Outside.Select(change => $"outside: {change}\n"));
            text.AppendJoin("", step.Faults.Select(fault => $"fault: {fault}\n"));
            text.Append(step.Program.Write()).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>One command with what happens before and during it.</summary>
/// <param name="Program">The program as it now stands.</param>
/// <param name="Command">The command.</param>
/// <param name="Outside">What others change before it.</param>
/// <param name="Faults">The troubles of both servers during it.</param>
/// <param name="Stop">How it is cut short; null when it is not.</param>
/// <param name="StopsAfter">When it is cut short.</param>
/// <param name="Hindrance">The process that cannot share claims from some moment on; null when all can.</param>
/// <param name="SkipsPreview">Whether there is no preview first.</param>
/// <param name="RunsProgram">Whether refresh and destroy run the program, so that they have the configuration of the stack instead of the state's.</param>
/// <param name="Settles">Whether the troubles then end and refresh and up must come to rest.</param>
/// <param name="Fence">The default provider's required name prefix; empty for none.</param>
internal sealed record LifecycleStep(
    ProgramPlan Program, LifecycleCommand Command, IReadOnlyList<OutsideChange> Outside, IReadOnlyList<Fault> Faults,
    LifecycleStop? Stop = null, TimeSpan StopsAfter = default, Hindrance? Hindrance = null, bool SkipsPreview = false, bool RunsProgram = false,
    bool Settles = false, string Fence = "")
{
    /// <summary>Whether it changes what the program asks for, or foretells it.</summary>
    public bool IsUp => Command is LifecycleCommand.Preview or LifecycleCommand.Up or LifecycleCommand.UpWithRefresh or LifecycleCommand.UpWithReplace;
}

/// <summary>A process that cannot share claims.</summary>
/// <param name="Session">Which one, in the order in which the processes of the command begin to claim.</param>
/// <param name="AfterClaims">How many claims it shares before.</param>
/// <param name="Reads">True when it cannot read the others' claims, false when it cannot publish its own.</param>
internal sealed record Hindrance(int Session, int AfterClaims, bool Reads);

/// <summary>What somebody else does on a server.</summary>
/// <param name="OnSecond">True for the second server.</param>
/// <param name="Username">The username it then has; null for a bearer.</param>
/// <param name="Secret">The password or bearer it then has; null when it is removed.</param>
internal sealed record OutsideChange(bool OnSecond, string BotId, string Name, string? Username, string? Secret);

/// <summary>The commands of a lifecycle.</summary>
internal enum LifecycleCommand
{
    /// <summary>preview.</summary>
    Preview,

    /// <summary>up.</summary>
    Up,

    /// <summary>up --refresh.</summary>
    UpWithRefresh,

    /// <summary>up --replace of one resource.</summary>
    UpWithReplace,

    /// <summary>refresh.</summary>
    Refresh,

    /// <summary>destroy.</summary>
    Destroy,

    /// <summary>destroy --refresh.</summary>
    DestroyWithRefresh,
}

/// <summary>How a command is cut short.</summary>
internal enum LifecycleStop
{
    /// <summary>The user interrupts it.</summary>
    Interrupt,

    /// <summary>Everything is killed at once.</summary>
    Kill,

    /// <summary>The engine is killed; the plugins notice and end as they should.</summary>
    KillEngine,

    /// <summary>One plugin is killed.</summary>
    KillPlugin,
}
