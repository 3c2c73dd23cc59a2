namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>The world of one lifecycle: a stack, the other people who change its servers, and the ledger that watches.</summary>
internal sealed class LifecycleWorld : IDisposable
{
    private static readonly TimeSpan LongerThanAnyCache = TimeSpan.FromSeconds(10);

    private static readonly KeyValuePair<string, JsonElement>[] Note = [KeyValuePair.Create("note", JsonSerializer.SerializeToElement(1))];

    private readonly LifecyclePlan plan;
    private readonly MemoryClaims claims = new();

    /// <summary>Makes the world of a lifecycle.</summary>
    /// <param name="substitute">Puts other parts into the provider; null leaves it whole.</param>
    public LifecycleWorld(LifecyclePlan plan, Func<ProviderParts, ProviderParts>? substitute)
    {
        this.plan = plan;
        Ledger? watching = null;
        var parts = new ProviderParts
        {
            Claims = plan.RealClaims ? null : claims.In,
            WillWrite = (service, bot, name) => watching!.WillWrite(service.EndsWith('2'), bot, name),
        };
        Stack = new SimulatedStack(plan.Seed, plan.Settings, substitute?.Invoke(parts) ?? parts);
        Ledger = watching = new Ledger(Stack);
        TakeEmptyListsForMissing(plan.EmptyListIsMissing);
    }

    /// <summary>The stack and its servers.</summary>
    public SimulatedStack Stack { get; }

    /// <summary>Who wrote what.</summary>
    public Ledger Ledger { get; }

    /// <summary>Claims that no process has given up yet.</summary>
    public int OpenClaims => plan.RealClaims ? Stack.ClaimFiles.Length : claims.Open;

    /// <summary>Lets happen what happens before a step, and orders the troubles during it.</summary>
    public void Disturb(LifecycleStep step)
    {
        SetFence(step.Fence);
        foreach (var change in step.Outside)
        {
            var store = (change.OnSecond ? Stack.Two : Stack.One).Store;
            if (change.Secret is not { } secret)
            {
                store.Remove(change.BotId, change.Name, plan.Settings.NameComparison);
            }
            else
            {
                var entry = change.Username is { } username ? Entry.Basic(change.Name, username, secret) : Entry.Bearer(change.Name, secret);
                store.Put(change.BotId, plan.Settings.StoredMembers == StoredMembers.All ? entry with { Others = Note } : entry, plan.Settings.NameComparison);
            }

            Ledger.Disown(EntryAddress.Of(Stack, change.OnSecond, change.BotId, change.Name));
        }

        Rest();
        claims.Hinder(step.Hindrance);
        Stack.One.Faults.Replace(step.Faults);
        Stack.Two.Faults.Replace(step.Faults);
    }

    /// <summary>Ends all troubles.</summary>
    public void CalmDown()
    {
        claims.Hinder(null);
        Stack.One.Faults.Clear();
        Stack.Two.Faults.Clear();
        Rest();
    }

    /// <summary>Time passes: lists show everything again, and no answer is on its way any more.</summary>
    public void Rest() => Stack.World.Run(new SimulatedProcess(Stack.World, "rest"), async () =>
    {
        await Task.Delay(plan.Settings.ReadLag + LongerThanAnyCache, Stack.World.Clock);
        return true;
    });

    /// <summary>Changes the default provider's required name prefix; empty for none.</summary>
    public void SetFence(string prefix)
    {
        Stack.Config.Remove("mediaproviders:requiredNamePrefix");
        if (prefix.Length > 0)
        {
            Stack.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue(prefix);
        }
    }

    /// <summary>Says in the environment that a list without its array is an empty one, or no longer does.</summary>
    public void TakeEmptyListsForMissing(bool says)
    {
        Stack.Environment.Remove("MEDIAPROVIDERS_EMPTY_LIST");
        if (says)
        {
            Stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        }
    }

    /// <summary>Runs a step's command; null when it was killed, so that nobody knows what it would have said.</summary>
    public CommandResult? Run(LifecycleStep step)
    {
        var program = new StackProgram(step.Program.Write().ToString());
        var options = new CommandOptions
        {
            SkipPreview = step.SkipsPreview,
            RunProgram = step.RunsProgram,
            Refresh = step.Command is LifecycleCommand.UpWithRefresh or LifecycleCommand.DestroyWithRefresh,
            ContinueOnError = plan.Seed % 4 == 0,
            Replace = step.Command == LifecycleCommand.UpWithReplace ? [.. Stack.ReadState().Live.Select(r => r.Urn).Take(1)] : [],
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
                return Stack.Interrupted(Start, step.StopsAfter);
            case LifecycleStop.Kill or LifecycleStop.KillEngine:
                Stack.Killed(Start, step.StopsAfter, pluginsNotice: step.Stop == LifecycleStop.KillEngine);
                return null;
            case LifecycleStop.KillPlugin:
                return Stack.WithPluginKilled(Start, step.StopsAfter);
            default:
                return Stack.Command(Start);
        }
    }

    public void Dispose() => Stack.Dispose();
}
