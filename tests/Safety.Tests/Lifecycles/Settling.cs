namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// Troubles end, and the stack has to come to rest: a refresh and an up succeed, a second up writes nothing, and everything is as the program wants it. Where
/// the model gave a reason to refuse the up, the advice of the refusal must work.
/// </summary>
internal sealed class Settling(LifecycleWorld world, LifecyclePlan plan, JudgedCommand command, Expectations expectations, Tally tally)
{
    private const int MostRounds = 8;

    private CommandResult? last;

    /// <summary>Brings the stack to rest with a step's program.</summary>
    public void Settle(LifecycleStep step)
    {
        world.CalmDown();
        var state = world.Stack.ReadState();
        if (expectations.EmptyListsProveNothing)
        {
            // The API cannot say "empty": only the user can.
            world.TakeEmptyListsForMissing(true);
        }

        var calm = step with { Faults = [], Stop = null, Outside = [], SkipsPreview = true, RunsProgram = HasFences };
        if (IsBeyondAFence(state))
        {
            if (IsFencedForGood(step, state))
            {
                tally.FencedForGood++;
                return;
            }

            // Names beyond the fence cannot even be read.
            world.SetFence("");
            calm = calm with { Fence = "" };
        }

        Repeat(calm with { Command = LifecycleCommand.Refresh }, mayFail: false);
        ComeToRest(calm with { Command = LifecycleCommand.Up });
        world.TakeEmptyListsForMissing(plan.EmptyListIsMissing);
    }

    /// <summary>Destroys the stack: it must end empty.</summary>
    public void End()
    {
        world.SetFence("");
        world.TakeEmptyListsForMissing(true);
        world.CalmDown();
        var end = plan.Steps[^1];
        if (IsFencedForGood(end, world.Stack.ReadState()))
        {
            return;
        }

        Repeat(end with { Command = LifecycleCommand.Destroy, Fence = "", SkipsPreview = true, RunsProgram = HasFences, Stop = null, Faults = [],
            Outside = [] }, mayFail: false);
        if (world.Ledger.Violations.Count == 0 && world.Stack.ReadState().Resources.Count > 0)
        {
            world.Ledger.Violations.Add("A destroyed stack still has resources.");
        }
    }

    /// <summary>Whether an earlier step's fence may still hold: refresh and destroy take the provider's configuration from the state.</summary>
    public bool IsBeyondAFence(StateView state) =>
        plan.Steps.Any(step => step.Fence.Length > 0 && state.Resources.Any(r => !r.Name.StartsWith(step.Fence, StringComparison.Ordinal)));

    private bool HasFences => plan.Steps.Any(each => each.Fence.Length > 0);

    // The fence is in the state of a default provider that the program no longer uses: only 'pulumi state delete' leads on.
    private bool IsFencedForGood(LifecycleStep step, StateView state) =>
        IsBeyondAFence(state) && step.Program.Resources.All(resource => resource.Provider is not null);

    private void ComeToRest(LifecycleStep up)
    {
        if (world.Ledger.Violations.Count > 0)
        {
            return;
        }

        var reasons = expectations.ReasonsToRefuse(up, world.Stack.ReadState());
        if (!Repeat(up, mayFail: reasons.Count > 0))
        {
            tally.Remedied++;
            world.SetFence("");
            up = up with { Program = up.Program.Remedied(world.Stack.ReadState().Live.ToLookup(r => r.ProgramName, r => r.Name)), Fence = "" };
            if (world.Ledger.Violations.Count > 0 || !Repeat(up, mayFail: false))
            {
                return;
            }
        }

        tally.Settled++;
        var another = Repeat(up, mayFail: false);
        if (another && world.Ledger.Written.Count > 0)
        {
            world.Ledger.Violations.Add($"A second up still wrote: {string.Join(", ", world.Ledger.Written)}. {world.Stack.Said}");
        }

        if (another && last!.Steps.FirstOrDefault(step => step.Operation != StepOperation.Same) is { } change)
        {
            world.Ledger.Violations.Add($"A second up still had something to do: {change.Operation} of '{change.Name}'. {world.Stack.Said}");
        }

        new Verdicts(world.Stack, world.Ledger, up, world.Stack.ReadState()).JudgeProgram(plan);
    }

    /// <summary>Runs a command without troubles until it succeeds.</summary>
    private bool Repeat(LifecycleStep step, bool mayFail)
    {
        var rounds = 0;
        while (true)
        {
            rounds++;
            var result = last = command.Run(step)!;
            if (result.Succeeded || world.Ledger.Violations.Count > 0)
            {
                return result.Succeeded;
            }

            if (!plan.NeedsPatience || rounds > MostRounds)
            {
                if (!mayFail || !Expectations.IsRefusal(world.Stack.Said))
                {
                    world.Ledger.Violations.Add($"{step.Command} failed while nothing stood against it: {world.Stack.Said}");
                }

                return false;
            }

            world.Rest();
        }
    }
}
