using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Simulation;
using MediaProviders.Safety.Tests.Support;

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
    private readonly HashSet<(string Bot, string Name)> unlooked = [];
    private readonly HashSet<(bool OnSecond, string Bot, string Name)> lost = [];
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

    /// <summary>Somebody else has it now, or nobody can know.</summary>
    public void Disown(EntryAddress entry) => ours.Remove(entry);

    /// <summary>A command begins.</summary>
    public void Begin(LifecycleStep next, StateView state)
    {
        step = next;
        written.Clear();
        managed.Clear();
        unlooked.Clear();
        lost.Clear();
        managed.UnionWith(state.Resources.Select(AddressOf));
    }

    /// <summary>An operation begins that may write: it has to look first.</summary>
    public void WillWrite(string bot, string name) => unlooked.Add((bot, name));

    /// <summary>Where a resource of the state lives.</summary>
    public EntryAddress AddressOf(StateView.Resource resource) =>
        EntryAddress.Of(stack, resource.Endpoint.EndsWith('2'), resource.BotId, resource.Name);

    private void Look(bool second, string method, string bot, string name)
    {
        if (method == "GET")
        {
            unlooked.RemoveWhere(entry => entry.Bot == bot);
            lost.RemoveWhere(entry => entry.OnSecond == second && entry.Bot == bot);
            return;
        }

        if (unlooked.Contains((bot, name)))
        {
            Violations.Add($"{method} of '{bot}/{name}' without a look of its own.");
        }

        if (lost.Contains((second, bot, name)))
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
        var isSame = now is not null && now.BearerToken == before.BearerToken && now.Username == before.Username && now.Password == before.Password;
        if (isSame)
        {
            return;
        }

        var wants = step!.Program.Resources.FirstOrDefault(resource =>
            EntryAddress.Of(stack, ServerOf(resource), resource.BotId, resource.Name ?? "") == EntryAddress.Of(stack, second, write.BotId, write.Name));
        var mayOverwrite = managed.Contains(lostEntry) || written.Contains(lostEntry) || (!write.IsDelete && wants is { Overwrite: true });
        if (!mayOverwrite)
        {
            Violations.Add($"{(write.IsDelete ? "DELETE" : "POST")} of '{write.BotId}/{write.Name}' destroyed '{before.Name}', which is not ours.");
        }

        var fenced = step.Fence.Length > 0 && wants is not { Provider: not null } && !second && !managedElsewhere.Contains(lostEntry);
        if (fenced && !write.Name.StartsWith(step.Fence, StringComparison.Ordinal))
        {
            Violations.Add($"'{write.BotId}/{write.Name}' was touched beyond the fence '{step.Fence}'.");
        }

        if (!write.IsDelete && wants is { IgnoresSecret: true } && !ours.Contains(lostEntry) && managed.Contains(lostEntry) && now is not null
            && before.Password is not null && now.Password is not null && before.Password != now.Password)
        {
            Violations.Add($"The ignored password of '{write.BotId}/{write.Name}' was not kept.");
        }
    }

    private readonly HashSet<EntryAddress> managedElsewhere = [];

    /// <summary>Entries of explicit providers, for which the default provider's fence does not count.</summary>
    public void SetOutsideOfFence(IEnumerable<EntryAddress> entries)
    {
        managedElsewhere.Clear();
        managedElsewhere.UnionWith(entries);
    }

    private bool ServerOf(ResourcePlan resource) => resource.Provider is { } provider && step!.Program.Endpoints[provider].EndsWith('2');
}
