namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Judges the world after a command.</summary>
internal sealed class Verdicts(SimulatedStack stack, Ledger ledger, LifecycleStep step, StateView state)
{
    /// <summary>No secret in any text, and no word of a bug.</summary>
    public void JudgeTexts(CommandResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.Text.Contains(PlanGenerator.Marker, StringComparison.Ordinal)
                || diagnostic.Text.Contains(SimulatedStack.Token, StringComparison.Ordinal))
            {
                ledger.Violations.Add($"A secret was shown: {diagnostic.Text}");
            }

            if (diagnostic.Text.Contains("Provider bug", StringComparison.Ordinal))
            {
                ledger.Violations.Add($"A bug was reported: {diagnostic.Text}");
            }
        }
    }

    /// <summary>Whatever is secret is marked in the state, so that it is encrypted wherever the state goes.</summary>
    public void JudgeSecrecyOfState()
    {
        var export = stack.ExportMaskedState();
        if (export.Contains(PlanGenerator.Marker, StringComparison.Ordinal) || export.Contains(SimulatedStack.Token, StringComparison.Ordinal))
        {
            ledger.Violations.Add("A secret stands in the state without its mark.");
        }
    }

    /// <summary>A delete that failed may have been carried out: what is left in the state for the next try is true as far as anybody knows.</summary>
    public void ForgiveFailedDeletes(CommandResult result)
    {
        var failed = result.Steps.Where(s => !s.Succeeded && s.Operation is StepOperation.Delete or StepOperation.DeleteReplaced).Select(s => s.Urn)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var resource in state.Resources.Where(r => failed.Contains(r.Urn)))
        {
            ledger.Disown(ledger.AddressOf(resource));
        }
    }

    /// <summary>
    /// What was kept, and said so: at another base address, which may be the same service, or beside another spelling that the list did not show.
    /// </summary>
    public void ForgiveKept(string said)
    {
        foreach (var entry in ledger.Ours.Where(
            entry => said.Contains($"/{entry.Name}' was kept at ", StringComparison.OrdinalIgnoreCase)
                || said.Contains($"/{entry.Name}' was kept: its create was never confirmed", StringComparison.OrdinalIgnoreCase)
                || said.Contains($"/{entry.Name}' was kept: another resource of this command has a name that differs only in case",
                    StringComparison.OrdinalIgnoreCase)))
        {
            ledger.Disown(entry);
        }
    }

    /// <summary>
    /// What a resource was to take over when its create or import failed: it is kept in use, in no state, until the next up adopts it for the program that goes
    /// on asking for it.
    /// </summary>
    public void ForgiveFailedTakeovers(CommandResult result)
    {
        foreach (var resource in result.Succeeded ? [] : step.Program.Resources.Where(resource => resource.Name is not null))
        {
            // An import that names no bot means the provider's, whatever bot the resource is declared with.
            string[] bots = resource.Import == resource.Name ? [resource.BotId, SimulatedStack.Bot] : [resource.BotId];
            foreach (var bot in bots)
            {
                var entry = EntryAddress.Of(stack, step.Program.IsOnSecond(resource), bot, resource.Name!);
                if (stack.Said.Contains($"'{bot}/{resource.Name}' was kept: another resource", StringComparison.Ordinal)
                    && state.Resources.All(known => ledger.AddressOf(known) != entry))
                {
                    ledger.Disown(entry);
                }
            }
        }
    }

    /// <summary>The state says what the server has, for everything that we were the last to touch; after a refresh for everything.</summary>
    public void JudgeState(LifecyclePlan plan, bool wasRefreshed)
    {
        var shared = state.Live.GroupBy(ledger.AddressOf).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        foreach (var resource in state.Live.Where(r => !r.External && !r.IsUnfinished))
        {
            // Two resources with one entry: the program has let one of them overwrite the other's.
            var address = ledger.AddressOf(resource);
            if (IsOverwritten(address) || (!ledger.IsOurs(address) && !wasRefreshed) || shared.Contains(address) || ledger.WasShared(address))
            {
                continue;
            }

            var entry = Find(address, resource.Name);
            if (entry is null)
            {
                ledger.Violations.Add(
                    $"The state has '{resource.Id}' at {resource.Endpoint} for '{resource.ProgramName}', the server does "
                        + $"not{(ledger.IsOurs(address) ? ", and it was us" : "")}.");
            }
            else if (resource.Username != entry.Username
                || (resource.Secret != (entry.Password ?? entry.BearerToken)
                    && (plan.Settings.ListedSecrets == ListedSecrets.ClearText
                        || (ledger.IsOurs(address) && resource.Secret?.AsSpan().IndexOfAnyExcept('*', '\u2022') >= 0))))
            {
                ledger.Violations.Add($"The state's '{resource.Id}' for '{resource.ProgramName}' is not what the server has.");
            }
        }
    }

    /// <summary>What we wrote is in the state, so that somebody can delete it.</summary>
    public void JudgeLeftovers(IReadOnlySet<EntryAddress> retained)
    {
        var known = state.Resources.Select(ledger.AddressOf).ToHashSet();
        foreach (var entry in ledger.Ours.Where(entry => !known.Contains(entry) && Find(entry, null) is not null))
        {
            if (!retained.Contains(entry))
            {
                ledger.Violations.Add($"{entry} was written by us and is in no state.");
            }

            ledger.Disown(entry);
        }
    }

    /// <summary>Everything that the program wants is there as it wants it.</summary>
    public void JudgeProgram(LifecyclePlan plan)
    {
        foreach (var resource in step.Program.Resources)
        {
            var live = state.Live.FirstOrDefault(r => r.ProgramName == resource.Resource);
            if (live is null)
            {
                ledger.Violations.Add($"'{resource.Resource}' is not in the state after a successful up.");
                continue;
            }

            var address = ledger.AddressOf(live);
            if (state.Live.Count(other => ledger.AddressOf(other) == address) > 1)
            {
                continue;
            }

            var entry = Find(address, live.Name);
            var masked = plan.Settings.ListedSecrets != ListedSecrets.ClearText && !ledger.IsOurs(address);
            if (entry is null || (!resource.IgnoresSecret && !masked && !resource.Matches(entry)))
            {
                ledger.Violations.Add($"'{resource.Resource}' is not on the server as the program wants it.");
            }
        }
    }

    // Another resource of the program says that it overwrites whatever is there.
    private bool IsOverwritten(EntryAddress address) => step.Program.Resources.Any(resource => resource is { Overwrite: true, Name: not null }
        && EntryAddress.Of(stack, step.Program.IsOnSecond(resource), resource.BotId, resource.Name) == address
        && state.Live.All(live => live.ProgramName != resource.Resource || ledger.AddressOf(live) != address || live.IsUnfinished));

    private Entry? Find(EntryAddress address, string? name)
    {
        var entries = (address.OnSecond ? stack.Two : stack.One).Store.Entries(address.BotId);
        return name is null
            ? entries.FirstOrDefault(e => EntryAddress.Of(stack, address.OnSecond, address.BotId, e.Name) == address)
            : entries.FirstOrDefault(e => e.Name == name);
    }
}
