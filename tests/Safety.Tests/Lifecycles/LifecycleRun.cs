namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Runs a lifecycle and says what was wrong with it.</summary>
internal sealed class LifecycleRun
{
    // An engine that is interrupted waits for what runs, which has to end within 2 s; the rest is on the way.
    private static readonly TimeSpan MostAfterAnInterrupt = TimeSpan.FromSeconds(2.3);

    private readonly LifecyclePlan plan;
    private readonly LifecycleWorld world;
    private readonly JudgedCommand command;
    private readonly Expectations expectations;
    private readonly Settling settling;

    private LifecycleRun(LifecyclePlan plan, LifecycleWorld world, Tally tally, LifecycleTrace? trace)
    {
        this.plan = plan;
        this.world = world;
        command = new JudgedCommand(world, plan, tally, trace);
        expectations = new Expectations(world.Stack, plan);
        settling = new Settling(world, plan, command, expectations, tally);
    }

    private bool IsBroken => world.Ledger.Violations.Count > 0;

    /// <summary>Runs a lifecycle; no violation is no text.</summary>
    /// <param name="substitute">Puts other parts into the provider; null leaves it whole.</param>
    public static IReadOnlyList<string> Of(LifecyclePlan plan, Tally tally, Func<Simulation.ProviderParts, Simulation.ProviderParts>? substitute = null) =>
        Run(plan, tally, substitute, isTraced: false).Violations;

    /// <summary>Runs a lifecycle and tells all that was said and done in it.</summary>
    public static string Trace(LifecyclePlan plan) => Run(plan, new Tally(), substitute: null, isTraced: true).Trace;

    private static (IReadOnlyList<string> Violations, string Trace) Run(
        LifecyclePlan plan, Tally tally, Func<Simulation.ProviderParts, Simulation.ProviderParts>? substitute, bool isTraced)
    {
        using var world = new LifecycleWorld(plan, substitute);
        var trace = isTraced ? new LifecycleTrace(world.Stack) : null;
        try
        {
            new LifecycleRun(plan, world, tally, trace).Live();
        }
        catch (InvalidOperationException stuck)
        {
            world.Ledger.Violations.Add(stuck.Message);
        }

        tally.Add(world.Stack);
        return (world.Ledger.Violations, $"{trace}");
    }

    private void Live()
    {
        for (var i = 0; i < plan.Steps.Count && !IsBroken; i++)
        {
            var step = plan.Steps[i];
            world.Disturb(step);
            Do(step);
            if (!IsBroken && (step.Settles || i == plan.Steps.Count - 1))
            {
                settling.Settle(step);
            }
        }

        if (!IsBroken)
        {
            settling.End();
        }
    }

    private void Do(LifecycleStep step)
    {
        var before = world.Stack.ReadState();
        var mayFail = step.Faults.Count > 0 || step.Stop is not null || step.Hindrance is not null || plan.NeedsPatience
            || (step.IsUp && expectations.ReasonsToRefuse(step, before).Count > 0) || expectations.EmptyListsProveNothing || settling.IsBeyondAFence(before);
        var began = world.Stack.World.Clock.GetUtcNow();
        var result = command.Run(step);
        var ended = world.Stack.World.Clock.GetUtcNow() - began - step.StopsAfter;
        if (step.Stop == LifecycleStop.Interrupt && ended > MostAfterAnInterrupt)
        {
            world.Ledger.Violations.Add($"An interrupted command ended {ended} after the interrupt.");
        }

        if (result is { Succeeded: false } && !mayFail)
        {
            world.Ledger.Violations.Add($"{step.Command} failed without a reason: {world.Stack.Said}");
        }

        world.Rest();
        if (step.Stop is not null)
        {
            // What was still on its way has arrived by now.
            command.DisownUnknown(step);
            world.Ledger.DisownMissing();
        }
    }
}

/// <summary>What was said and done in a lifecycle, command by command, for whoever looks for the cause of a violation.</summary>
internal sealed class LifecycleTrace(SimulatedStack stack)
{
    private readonly List<string> lines = [];

    /// <summary>A command has ended.</summary>
    public void Add(LifecycleStep step, CommandResult? result, StateView state)
    {
        var outcome = result is null ? "killed" : result.Succeeded ? "succeeded" : "failed";
        lines.Add($"=== {step.Command} {step.Stop} {outcome}, {stack.World.Clock.GetUtcNow():HH:mm:ss}\n{stack.Said}");
        lines.AddRange(state.Resources.Select(
            r => $"state: {r.ProgramName} {r.Id} {r.Endpoint} {r.Secret}{(r.Delete ? " DELETE" : "")}{(r.IsUnfinished ? " unfinished" : "")}"));
        Add("one", stack.One);
        Add("two", stack.Two);
    }

    public override string ToString() => string.Join('\n', lines);

    private void Add(string name, SimulatedServer server)
    {
        lines.AddRange(server.Requests.Select(request => $"{name}: {request.Method} {request.Target}"));
        lines.AddRange(server.Store.BotIds.SelectMany(
            bot => server.Store.Entries(bot).Select(entry => $"{name} has {bot}/{entry.Name} {entry.Password ?? entry.BearerToken}")));
    }
}
