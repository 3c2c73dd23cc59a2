namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Runs one command after the other, and judges the world after each.</summary>
/// <param name="plan">The lifecycle that the commands belong to.</param>
/// <param name="trace">Takes what was said and done, for people; null when nobody wants to know.</param>
internal sealed class JudgedCommand(LifecycleWorld world, LifecyclePlan plan, Tally tally, LifecycleTrace? trace)
{
    private readonly HashSet<EntryAddress> retained = [];

    /// <summary>Runs a step's command; null when it was killed.</summary>
    public CommandResult? Run(LifecycleStep step)
    {
        Begin(step, world.Stack.ReadState());
        tally.Count(step);
        var result = world.Run(step);
        Judge(step, result);
        return result;
    }

    /// <summary>
    /// Nobody has written down what a killed process did, and nobody can tell which secret a masked entry holds after troubles: they are like anybody's from
    /// now on.
    /// </summary>
    public void DisownUnknown(LifecycleStep step)
    {
        var hasHiddenWrites = plan.Settings.ListedSecrets != ListedSecrets.ClearText && (step.Faults.Count > 0 || step.Stop is not null);
        if (hasHiddenWrites || step.Stop is LifecycleStop.Kill or LifecycleStop.KillEngine or LifecycleStop.KillPlugin)
        {
            var known = world.Stack.ReadState().Resources.Select(world.Ledger.AddressOf).ToHashSet();
            foreach (var entry in world.Ledger.Written.Concat(world.Ledger.Ours.Where(entry => !known.Contains(entry))).ToList())
            {
                world.Ledger.Disown(entry);
            }
        }
    }

    private void Begin(LifecycleStep step, StateView before)
    {
        world.Ledger.Begin(step, before);
        retained.Clear();
        foreach (var resource in step.Program.Resources.Where(r => r is { Retains: true, Name: not null }))
        {
            retained.Add(EntryAddress.Of(world.Stack, step.Program.IsOnSecond(resource), resource.BotId, resource.Name!));
        }

        foreach (var resource in before.Resources.Where(r => r.Retains || step.Program.Resources.Any(p => p.Retains && p.Resource == r.ProgramName)))
        {
            retained.Add(world.Ledger.AddressOf(resource));
        }
    }

    private void Judge(LifecycleStep step, CommandResult? result)
    {
        var state = world.Stack.ReadState();
        trace?.Add(step, result, state);
        var verdict = new Verdicts(world.Stack, world.Ledger, step, state);
        DisownUnknown(step);
        if (result is not null)
        {
            verdict.JudgeTexts(result);
            verdict.ForgiveFailedDeletes(result);
            verdict.ForgiveFailedTakeovers(result);
        }

        verdict.JudgeSecrecyOfState();
        verdict.ForgiveKept(world.Stack.Said);
        verdict.JudgeState(plan, result is { Succeeded: true } && step.Command is LifecycleCommand.Refresh or LifecycleCommand.UpWithRefresh);
        verdict.JudgeLeftovers(retained);
        if (world.OpenClaims > 0 && step.Stop is null or LifecycleStop.Interrupt)
        {
            world.Ledger.Violations.Add($"{world.OpenClaims} claims are left.");
        }
    }
}
