namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// Watches both servers: who wrote each entry last, and whether each write of ours was right at the moment it was made.
/// </summary>
internal sealed class Ledger
{
    private readonly SimulatedStack stack;
    private readonly HashSet<EntryAddress> ours = [];
    private readonly HashSet<EntryAddress> written = [];
    private readonly HashSet<EntryAddress> managed = [];
    private readonly HashSet<EntryAddress> ofExplicitProviders = [];
    private readonly List<Intention> intentions = [];
    private readonly HashSet<(bool OnSecond, string Bot, string Name)> lost = [];
    private ILookup<EntryAddress, string> holders = Array.Empty<EntryAddress>().ToLookup(address => address, _ => "");
    private LifecycleStep? step;

    /// <summary>Begins to watch.</summary>
    public Ledger(SimulatedStack stack)
    {
        this.stack = stack;
        foreach (var (server, second) in new[] { (stack.One, false), (stack.Two, true) })
        {
            server.Applied = Judge;
            server.Arrived = (method, bot, name) => Look(second, method, bot, name);
            server.Lost = (bot, name) => lost.Add((second, bot, name));
        }
    }

    /// <summary>What was wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>What this command has written or deleted.</summary>
    public IReadOnlySet<EntryAddress> Written => written;

    /// <summary>True when we were the last to write or delete the entry.</summary>
    public bool IsOurs(EntryAddress entry) => ours.Contains(entry);

    /// <summary>What we were the last to write or delete.</summary>
    public IReadOnlyList<EntryAddress> Ours => [.. ours];

    /// <summary>True when two resources of the state had the entry as this command began.</summary>
    public bool WasShared(EntryAddress entry) => holders[entry].Count() > 1;

    /// <summary>Somebody else has it now, or nobody can know.</summary>
    public void Disown(EntryAddress entry) => ours.Remove(entry);

    /// <summary>Disowns what this command wrote and no server has any more: a request that was still on its way has deleted it.</summary>
    public void DisownMissing()
    {
        foreach (var entry in written.Where(
            entry => !(entry.OnSecond ? stack.Two : stack.One).Store.Entries(entry.BotId)
                .Any(e => EntryAddress.Of(stack, entry.OnSecond, entry.BotId, e.Name) == entry)))
        {
            Disown(entry);
        }
    }

    /// <summary>A command begins.</summary>
    public void Begin(LifecycleStep next, StateView state)
    {
        step = next;
        written.Clear();
        managed.Clear();
        intentions.Clear();
        lost.Clear();
        managed.UnionWith(state.Resources.Select(AddressOf));
        holders = state.Live.ToLookup(AddressOf, resource => resource.ProgramName);
        ofExplicitProviders.Clear();
        ofExplicitProviders.UnionWith(state.Resources.Where(resource => resource.ProviderName != "default").Select(AddressOf));
    }

    /// <summary>An operation begins that may write: it has to look first. What is returned is to be called at its end.</summary>
    public Action WillWrite(bool onSecond, string bot, string name)
    {
        var intention = new Intention(onSecond, bot, name);
        intentions.Add(intention);
        return () => intentions.Remove(intention);
    }

    /// <summary>Where a resource of the state lives.</summary>
    public EntryAddress AddressOf(StateView.Resource resource) =>
        EntryAddress.Of(stack, resource.Endpoint.EndsWith('2'), resource.BotId, resource.Name);

    private void Look(bool second, string method, string bot, string name)
    {
        if (method == "GET")
        {
            intentions.ForEach(intention => intention.HasLooked |= intention.OnSecond == second && intention.BotId == bot);
            lost.RemoveWhere(entry => entry.OnSecond == second && entry.Bot == bot);
            return;
        }

        var own = intentions.Where(intention => intention.OnSecond == second && intention.BotId == bot && intention.Name == name).ToList();
        if (own.Count > 0 && own.TrueForAll(intention => !intention.HasLooked))
        {
            Violations.Add($"{method} of '{bot}/{name}' without a look of its own.");
        }

        // Two operations on one entry look for themselves.
        if (own.Count < 2 && lost.Contains((second, bot, name)))
        {
            Violations.Add($"{method} of '{bot}/{name}' was repeated without a look after its answer was lost.");
        }
    }

    private void Judge(AppliedWrite write)
    {
        var second = write.Server == stack.Two;
        var address = EntryAddress.Of(stack, second, write.BotId, write.Name);
        if (step!.Command == LifecycleCommand.Preview)
        {
            Violations.Add($"A preview wrote '{write.Name}'.");
        }

        foreach (var before in write.Before.Where(entry => !write.After.Contains(entry)))
        {
            JudgeLoss(write, second, before);
        }

        ours.Add(address);
        written.Add(address);
    }

    private void JudgeLoss(AppliedWrite write, bool second, Entry before)
    {
        var lostEntry = EntryAddress.Of(stack, second, write.BotId, before.Name);
        var now = write.After.FirstOrDefault(entry => entry.Name == before.Name);
        var isSame = now is not null && now.Type == before.Type && now.Config?.GetRawText() == before.Config?.GetRawText();
        var wants = step!.Program.Resources.FirstOrDefault(resource =>
            EntryAddress.Of(stack, step.Program.IsOnSecond(resource), resource.BotId, resource.Name ?? "") == EntryAddress.Of(
                stack, second, write.BotId, write.Name));
        if (!write.IsDelete && before.Others.Count > 0 && now is { Others.Count: 0 }
            && write.Server.Settings is { StoredMembers: StoredMembers.All, UnknownFields: Verdict.Accept } && !MayOverwriteAnything(wants))
        {
            Violations.Add($"What is unknown of '{write.BotId}/{before.Name}' was not kept.");
        }

        if (isSame)
        {
            return;
        }

        if (!managed.Contains(lostEntry) && !written.Contains(lostEntry) && !(MayOverwriteAnything(wants) && !write.IsDelete))
        {
            Violations.Add($"{(write.IsDelete ? "DELETE" : "POST")} of '{write.BotId}/{write.Name}' destroyed '{before.Name}', which is not ours.");
        }

        if (!second && IsFenced(wants, lostEntry, write.Name) && !IsDeletedBeforeItMoves(write))
        {
            Violations.Add($"'{write.BotId}/{write.Name}' was touched beyond the fence '{step.Fence}'.");
        }

        if (!write.IsDelete && IsToKeepPassword(wants, lostEntry) && before.Password is not null && now?.Password is not null
            && before.Password != now.Password)
        {
            Violations.Add($"The ignored password of '{write.BotId}/{write.Name}' was not kept.");
        }
    }

    private static bool MayOverwriteAnything(ResourcePlan? wants) => wants is { Overwrite: true } or { Import: not null };

    // Refresh and destroy have the configuration of the state, and so has a default provider that no resource of the program uses.
    private bool IsFenced(ResourcePlan? wants, EntryAddress lostEntry, string name)
    {
        var hasFence = step is { Fence.Length: > 0, Command: LifecycleCommand.Up or LifecycleCommand.UpWithRefresh or LifecycleCommand.UpWithReplace }
            && step.Program.Resources.Any(resource => resource.Provider is null) && wants is not { Provider: not null }
            && !ofExplicitProviders.Contains(lostEntry);

        // A generated name without the prefix belongs to an explicit provider, which has no fence.
        var isGenerated = wants is null && name.StartsWith('r') && name.Contains('-', StringComparison.Ordinal);
        return hasFence && !isGenerated && !name.StartsWith(step!.Fence, StringComparison.Ordinal);
    }

    // The program moves the resource from the default provider to one of its own: what it deletes first is deleted before the default provider has been
    // registered again, so still with the configuration of the state.
    private bool IsDeletedBeforeItMoves(AppliedWrite write) =>
        write.IsDelete && step!.Program.Resources.Any(
            resource => resource is { DeletesFirst: true, Provider: not null } && resource.BotId == write.BotId && resource.Name == write.Name);

    private bool IsToKeepPassword(ResourcePlan? wants, EntryAddress lostEntry) =>
        wants is { IgnoresSecret: true, Overwrite: false, ReplacesOnChanges: false } && step!.Command != LifecycleCommand.UpWithReplace
        && !ours.Contains(lostEntry) && holders[lostEntry].Contains(wants.Resource);

    private sealed class Intention(bool onSecond, string botId, string name)
    {
        public bool OnSecond { get; } = onSecond;

        public string BotId { get; } = botId;

        public string Name { get; } = name;

        public bool HasLooked { get; set; }
    }
}

/// <summary>An entry of a world. Where names are the same but for their case, so are addresses.</summary>
/// <param name="OnSecond">True for the second server.</param>
/// <param name="Name">The name, in capitals where case does not matter.</param>
internal sealed record EntryAddress(bool OnSecond, string BotId, string Name)
{
    /// <summary>The address of a name on a stack's servers.</summary>
    public static EntryAddress Of(SimulatedStack stack, bool onSecond, string botId, string name) =>
        new(onSecond, botId, stack.One.Settings.NameComparison == NameComparison.CaseInsensitive ? name.ToUpperInvariant() : name);
}
