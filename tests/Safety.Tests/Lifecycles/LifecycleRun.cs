using MediaProviders.Emulator;
using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Results;
using MediaProviders.Safety.Tests.Simulation;
using MediaProviders.Safety.Tests.Support;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Runs a lifecycle and says what was wrong with it.</summary>
internal sealed class LifecycleRun
{
    private static readonly TimeSpan LongerThanAnyCache = TimeSpan.FromSeconds(10);

    private readonly LifecyclePlan plan;
    private readonly Tally tally;
    private readonly MemoryClaims claims = new();
    private readonly SimulatedStack stack;
    private readonly Ledger ledger;
    private readonly Expectations expectations;
    private readonly HashSet<EntryAddress> retained = [];
    private bool settles;
    private List<string>? trace;

    private LifecycleRun(LifecyclePlan plan, Tally tally, Func<ProviderParts, ProviderParts>? substitute)
    {
        this.plan = plan;
        this.tally = tally;
        Ledger? watching = null;
        var parts = new ProviderParts { Claims = plan.RealClaims ? null : claims.In, WillWrite = (service, bot, name) => watching!.WillWrite(service.EndsWith('2'), bot, name) };
        stack = new SimulatedStack(plan.Seed, plan.Settings, substitute?.Invoke(parts) ?? parts);
        ledger = watching = new Ledger(stack);
        expectations = new Expectations(stack, plan);
        if (plan.EmptyListIsMissing)
        {
            stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        }
    }

    /// <summary>Runs a lifecycle; no violation is no text.</summary>
    /// <param name="plan">The lifecycle.</param>
    /// <param name="tally">Takes the figures.</param>
    /// <param name="substitute">Puts other parts into the provider; null leaves it whole.</param>
    /// <param name="trace">Takes what was said and done, for people; null when nobody wants to know.</param>
    public static IReadOnlyList<string> Of(LifecyclePlan plan, Tally tally, Func<ProviderParts, ProviderParts>? substitute = null, List<string>? trace = null)
    {
        var run = new LifecycleRun(plan, tally, substitute) { trace = trace };
        try
        {
            run.Live();
        }
        catch (InvalidOperationException stuck)
        {
            run.ledger.Violations.Add(stuck.Message);
        }
        finally
        {
            tally.Add(run.stack);
            run.stack.Dispose();
        }

        return run.ledger.Violations;
    }

    private void Live()
    {
        for (var i = 0; i < plan.Steps.Count && ledger.Violations.Count == 0; i++)
        {
            var step = plan.Steps[i];
            Disturb(step);
            Do(step);
            if (step.Settles && ledger.Violations.Count == 0)
            {
                Settle(step);
            }
        }

        if (ledger.Violations.Count == 0)
        {
            Settle(plan.Steps[^1]);
        }

        if (ledger.Violations.Count == 0)
        {
            End();
        }
    }

    private void Disturb(LifecycleStep step)
    {
        Config(step.Fence);
        foreach (var change in step.Outside)
        {
            var server = change.OnSecond ? stack.Two : stack.One;
            if (change.Secret is null)
            {
                server.Store.Remove(change.BotId, change.Name, plan.Settings.NameComparison);
            }
            else
            {
                server.Store.Put(change.BotId, change.Secret.Length % 2 == 0 ? Entry.Bearer(change.Name, change.Secret) : Entry.Basic(change.Name, "reader", change.Secret), plan.Settings.NameComparison);
            }

            ledger.Disown(EntryAddress.Of(stack, change.OnSecond, change.BotId, change.Name));
        }

        Rest();
        foreach (var server in new[] { stack.One, stack.Two })
        {
            server.Faults.Replace(step.Faults);
        }
    }

    private void Config(string fence)
    {
        stack.Config.Remove("mediaproviders:requiredNamePrefix");
        if (fence.Length > 0)
        {
            stack.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue(fence);
        }
    }

    // Lists show everything again, and no answer is on its way any more.
    private void Rest() => stack.World.Run(new SimulatedProcess(stack.World, "rest"), async () =>
    {
        await Task.Delay(plan.Settings.ReadLag + LongerThanAnyCache, stack.World.Clock);
        return true;
    });

    private void Do(LifecycleStep step)
    {
        var before = stack.ReadState();
        var reasons = expectations.ReasonsToRefuse(step, before);
        var cannotRead = expectations.MayNotReadEmptyLists(before);
        Begin(step, before);
        tally.Count(step);
        var began = stack.World.Clock.GetUtcNow();
        var result = Run(step);
        if (step.Stop == LifecycleStop.Interrupt && stack.World.Clock.GetUtcNow() - began - step.StopsAfter > TimeSpan.FromSeconds(2.3))
        {
            ledger.Violations.Add($"An interrupted command ended {stack.World.Clock.GetUtcNow() - began - step.StopsAfter} after the interrupt.");
        }

        Judge(step, result);
        var isCalm = step.Faults.Count == 0 && step.Stop is null && plan.Settings.Throttle is null;
        if (isCalm && result is { Succeeded: false } && !(IsUp(step) && reasons.Count > 0) && !cannotRead && !IsBeyondAFence(before))
        {
            ledger.Violations.Add($"{step.Command} failed without a reason: {stack.Said}");
        }

        if (!isCalm)
        {
            Rest();
        }

        if (step.Stop is not null)
        {
            // What was still on its way has arrived by now.
            DisownWritten(step);
            foreach (var entry in ledger.Written.Where(entry => !(entry.OnSecond ? stack.Two : stack.One).Store.Entries(entry.BotId).Any(e => EntryAddress.Of(stack, entry.OnSecond, entry.BotId, e.Name) == entry)).ToList())
            {
                ledger.Disown(entry);
            }
        }
    }

    // Refresh and destroy take the provider's configuration from the state, so an earlier step's fence may still hold.
    private bool IsBeyondAFence(StateView state) => plan.Steps.Any(step => step.Fence.Length > 0 && Beyond(state, step.Fence));

    private static bool Beyond(StateView state, string fence) => state.Resources.Any(r => !r.Name.StartsWith(fence, StringComparison.Ordinal));

    private static bool IsUp(LifecycleStep step) => step.Command is LifecycleCommand.Up or LifecycleCommand.UpWithRefresh or LifecycleCommand.UpWithReplace or LifecycleCommand.Preview;

    private void Begin(LifecycleStep step, StateView before)
    {
        ledger.Begin(step, before);
        ledger.SetOutsideOfFence(before.Resources.Where(r => r.Endpoint.Length > 0 && r.Urn.Contains("::", StringComparison.Ordinal) && !IsOfDefault(r)).Select(ledger.AddressOf));
        foreach (var resource in step.Program.Resources.Where(r => r is { Retains: true, Name: not null }))
        {
            retained.Add(EntryAddress.Of(stack, resource.Provider is { } p && step.Program.Endpoints[p].EndsWith('2'), resource.BotId, resource.Name!));
        }

        foreach (var resource in before.Resources.Where(r => step.Program.Resources.Any(p => p.Retains && p.Resource == r.ProgramName) || r.Retains))
        {
            retained.Add(ledger.AddressOf(resource));
        }
    }

    private static bool IsOfDefault(StateView.Resource resource) => resource.ProviderName == "default";

    private CommandResult? Run(LifecycleStep step)
    {
        var takesStacksConfiguration = settles && plan.Steps.Any(each => each.Fence.Length > 0);
        var program = new StackProgram(step.Program.Write().ToString());
        var options = new CommandOptions
        {
            SkipPreview = step.SkipsPreview,
            RunProgram = takesStacksConfiguration,
            Refresh = step.Command is LifecycleCommand.UpWithRefresh or LifecycleCommand.DestroyWithRefresh,
            ContinueOnError = plan.Seed % 4 == 0,
            Replace = step.Command == LifecycleCommand.UpWithReplace ? [.. stack.ReadState().Live.Select(r => r.Urn).Take(1)] : [],
        };
        Task<CommandResult> Start(TestEngine engine, CancellationToken token) => step.Command switch
        {
            LifecycleCommand.Preview => engine.PreviewAsync(program, options, token),
            LifecycleCommand.Refresh => engine.RefreshAsync(program, options, token),
            LifecycleCommand.Destroy or LifecycleCommand.DestroyWithRefresh => engine.DestroyAsync(program, options, token),
            _ => engine.UpAsync(program, options, token),
        };
        switch (step.Stop)
        {
            case LifecycleStop.Interrupt:
                return stack.Interrupted(Start, step.StopsAfter);
            case LifecycleStop.Kill or LifecycleStop.KillEngine:
                stack.Killed(Start, step.StopsAfter, pluginsNotice: step.Stop == LifecycleStop.KillEngine);
                return null;
            case LifecycleStop.KillPlugin:
                return stack.WithPluginKilled(Start, step.StopsAfter);
            default:
                return stack.Command(Start);
        }
    }

    private void Judge(LifecycleStep step, CommandResult? result)
    {
        var state = stack.ReadState();
        if (trace is not null)
        {
            trace.Add($"=== {step.Command} {step.Stop} {(result?.Succeeded == true ? "succeeded" : "failed")}, {stack.World.Clock.GetUtcNow():HH:mm:ss}\n{stack.Said}");
            trace.AddRange(new[] { ("one", stack.One), ("two", stack.Two) }.SelectMany(s => s.Item2.Requests.Select(r => $"{s.Item1} {r.Method} {r.Target}")));
            trace.AddRange(state.Resources.Select(r => $"state: {r.ProgramName} {r.Id} {r.Endpoint} {r.Secret}{(r.Delete ? " DELETE" : "")}{(r.IsUnfinished ? " unfinished" : "")}"));
            trace.AddRange(new[] { ("one", stack.One), ("two", stack.Two) }.SelectMany(s => s.Item2.Store.BotIds.SelectMany(b => s.Item2.Store.Entries(b).Select(e => $"{s.Item1}: {b}/{e.Name} {e.Password ?? e.BearerToken}"))));
        }

        var verdict = new Verdicts(stack, ledger, step, state);
        DisownWritten(step);

        if (result is not null)
        {
            verdict.JudgeTexts(result);
            verdict.ForgiveFailedDeletes(result);
        }

        verdict.ForgiveKept(stack.Said);
        verdict.JudgeState(plan, (step.Command is LifecycleCommand.Refresh or LifecycleCommand.UpWithRefresh) && result is { Succeeded: true });
        verdict.JudgeLeftovers(retained);
        var open = plan.RealClaims ? stack.ClaimFiles.Length : claims.Open;
        if (open > 0 && step.Stop is null or LifecycleStop.Interrupt)
        {
            ledger.Violations.Add($"{open} claims are left.");
        }
    }

    // Nobody has written down what a killed process did, and nobody can tell which secret a masked entry holds after troubles: they are like anybody's from now on.
    private void DisownWritten(LifecycleStep step)
    {
        var hasHiddenWrites = plan.Settings.ListedSecrets != ListedSecrets.ClearText && (step.Faults.Count > 0 || step.Stop is not null);
        if (hasHiddenWrites || step.Stop is LifecycleStop.Kill or LifecycleStop.KillEngine or LifecycleStop.KillPlugin)
        {
            var known = stack.ReadState().Resources.Select(ledger.AddressOf).ToHashSet();
            foreach (var entry in ledger.Written.Concat(ledger.Ours.Where(entry => !known.Contains(entry))).ToList())
            {
                ledger.Disown(entry);
            }
        }
    }

    private void Settle(LifecycleStep step)
    {
        settles = true;
        SettleDown(step);
        settles = false;
    }

    private void SettleDown(LifecycleStep step)
    {
        foreach (var server in new[] { stack.One, stack.Two })
        {
            server.Faults.Clear();
        }

        Rest();
        var state = stack.ReadState();
        if (expectations.MayNotReadEmptyLists(state))
        {
            // The API cannot say "empty": only the user can.
            stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        }

        if (IsBeyondAFence(state) && step.Program.Resources.All(resource => resource.Provider is not null))
        {
            // The fence is in the state of a default provider that the program no longer uses: only 'pulumi state delete' leads on.
            tally.Refused++;
            return;
        }

        if (IsBeyondAFence(state))
        {
            // Names beyond the fence cannot even be read.
            Config("");
            step = step with { Fence = "" };
        }

        var calm = step with { Faults = [], Stop = null, Outside = [] };
        Repeat(calm with { Command = LifecycleCommand.Refresh, SkipsPreview = true }, mayFail: false);
        var up = calm with { Command = LifecycleCommand.Up, SkipsPreview = true };
        var reasons = expectations.ReasonsToRefuse(up, stack.ReadState());
        if (!Repeat(up, mayFail: reasons.Count > 0))
        {
            tally.Refused++;
            return;
        }

        Repeat(up, mayFail: reasons.Count > 0);
        if (ledger.Written.Count > 0 && reasons.Count == 0 && ledger.Violations.Count == 0)
        {
            ledger.Violations.Add($"A second up still wrote: {string.Join(", ", ledger.Written)}. {stack.Said}");
        }

        new Verdicts(stack, ledger, up, stack.ReadState()).JudgeProgram(plan, reasons.Count > 0);
        stack.Environment.Remove("MEDIAPROVIDERS_EMPTY_LIST");
        if (plan.EmptyListIsMissing)
        {
            stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        }
    }

    /// <summary>Runs a command without troubles until it succeeds: a throttled API may need some rounds.</summary>
    private bool Repeat(LifecycleStep step, bool mayFail)
    {
        var round = 0;
        while (true)
        {
            round++;
            Begin(step, stack.ReadState());
            tally.Count(step);
            var result = Run(step)!;
            Judge(step, result);
            if (result.Succeeded || ledger.Violations.Count > 0)
            {
                return result.Succeeded;
            }

            if (plan.Settings.Throttle is null || round > 8)
            {
                if (!mayFail || !Expectations.IsRefusal(stack.Said))
                {
                    ledger.Violations.Add($"{step.Command} failed while nothing stood against it: {stack.Said}");
                }

                return false;
            }

            Rest();
        }
    }

    private void End()
    {
        Config("");
        settles = true;
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        foreach (var server in new[] { stack.One, stack.Two })
        {
            server.Faults.Clear();
        }

        Rest();
        if (IsBeyondAFence(stack.ReadState()) && plan.Steps[^1].Program.Resources.All(resource => resource.Provider is not null))
        {
            return;
        }

        Repeat(plan.Steps[^1] with { Command = LifecycleCommand.Destroy, Fence = "", SkipsPreview = true, Stop = null, Faults = [] }, mayFail: false);
        if (ledger.Violations.Count == 0 && stack.ReadState().Resources.Count > 0)
        {
            ledger.Violations.Add("A destroyed stack still has resources.");
        }
    }
}
