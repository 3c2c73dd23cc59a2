namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// What the model says beforehand: why an <c>up</c> may rightly be refused. Where it gives no reason, the command has to succeed. Where a setting of the API
/// makes a goal impossible, the reason says so.
/// </summary>
internal sealed class Expectations(SimulatedStack stack, LifecyclePlan plan)
{
    private static readonly string[] Refusals =
    [
        "is refused", "will be refused", "is also the name of another resource", "must start with", "may only contain", "does not exist",
        "MEDIAPROVIDERS_EMPTY_LIST=missing",
        "inputs to import do not match", "is required", "is there already", "depend on each other", "update failed", "preview failed", "was not imported",
    ];

    /// <summary>True when a text says no for a reason of the contract.</summary>
    public static bool IsRefusal(string text) => Refusals.Any(refusal => text.Contains(refusal, StringComparison.Ordinal));

    /// <summary>Why an up of that program may be refused; empty when it may not.</summary>
    public List<string> ReasonsToRefuse(LifecycleStep step, StateView state)
    {
        var reasons = new List<string>();
        var masked = plan.Settings.ListedSecrets != ListedSecrets.ClearText;
        var insensitive = plan.Settings.NameComparison == NameComparison.CaseInsensitive;
        foreach (var group in step.Program.Resources.GroupBy(
            r => (step.Program.IsOnSecond(r), r.BotId,
                (r.Name ?? state.Live.FirstOrDefault(was => was.ProgramName == r.Resource)?.Name ?? r.Resource).ToUpperInvariant())).Where(g => g.Count() > 1))
        {
            reasons.Add($"two resources want {group.Key}");
        }

        foreach (var resource in step.Program.Resources)
        {
            var store = (step.Program.IsOnSecond(resource) ? stack.Two : stack.One).Store;
            var was = state.Live.FirstOrDefault(r => r.ProgramName == resource.Resource) ?? state.Live.FirstOrDefault(r => r.ProgramName == resource.Alias);
            var name = resource.Name ?? was?.Name;
            if (resource.Provider is null && step.Fence.Length > 0 && name is not null && !name.StartsWith(step.Fence, StringComparison.Ordinal))
            {
                reasons.Add($"'{name}' is beyond the fence");
            }

            if (name is null)
            {
                continue;
            }

            if (resource.Import is not null)
            {
                reasons.Add($"'{name}' is imported");
            }

            var endpoint = resource.Provider is { } explicitly ? step.Program.Endpoints[explicitly] : stack.FirstAddress;
            var moves = was is null || was.BotId != resource.BotId || was.Name != name || was.Endpoint != endpoint || was.ProgramName != resource.Resource
                || was.Urn.Contains('$',
                    StringComparison.Ordinal) != (resource.Parent is not null && step.Program.Resources.Any(r => r.Resource == resource.Parent));
            var there = store.Find(resource.BotId, name);
            if (there is not null && (moves || step.Command == LifecycleCommand.UpWithReplace) && !resource.Overwrite && (masked || !resource.Matches(there))
                && (masked || insensitive || !IsHandedOver(resource, step, state)))
            {
                reasons.Add($"'{name}' is there and differs");
            }

            if (was is { IsUnfinished: true } && there is not null && !resource.Overwrite && (masked || !resource.Matches(there)))
            {
                reasons.Add($"the create of '{name}' was not confirmed, and something else is there");
            }

            if (there is null && !resource.Overwrite && store.Entries(resource.BotId).Any(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                reasons.Add($"another spelling of '{name}' is there");
            }

            if (resource.IgnoresSecret
                && ((was is not null && was.Username is null != resource.Username is null)
                    || (there is not null && there.Username is null != resource.Username is null)
                || (was is not null && store.Find(was.BotId, was.Name) is { } live && live.Username is null != resource.Username is null)))
            {
                reasons.Add("an ignored password of the other kind leaves the program without one");
            }

            if (masked && resource.IgnoresSecret)
            {
                reasons.Add("an ignored secret cannot be kept where the API masks it");
            }

            if (insensitive && step.Program.Resources.Any(
                other => other != resource && other.BotId == resource.BotId && name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)))
            {
                reasons.Add($"the API takes two names for one: '{name}'");
            }
        }

        // A resource that leaves the fence, or the state's name that is beyond it, cannot be deleted.
        if (step.Fence.Length > 0 && state.Resources.Any(r => !r.Name.StartsWith(step.Fence, StringComparison.Ordinal)))
        {
            reasons.Add("the state holds names beyond the fence");
        }

        // Two resources that trade names, or follow each other where nothing says that the name becomes free in time.
        var names = state.Live.ToDictionary(r => r.Urn, r => (r.BotId, r.Name));
        foreach (var resource in step.Program.Resources.Where(r => r.Name is not null))
        {
            if (names.Any(held => held.Value == (resource.BotId, resource.Name!) && !held.Key.EndsWith($"::{resource.Resource}", StringComparison.Ordinal))
                && (state.Live.Any(r => r.ProgramName == resource.Resource && r.Name != resource.Name) || resource.Overwrite)
                && (masked || insensitive || !IsHandedOver(resource, step, state)))
            {
                reasons.Add($"'{resource.Name}' is another resource's");
            }
        }

        return reasons;
    }

    // The name belongs to a resource that takes another one in this command, and so on up to a name that is free. A create waits for it then, whatever the
    // order.
    private bool IsHandedOver(ResourcePlan resource, LifecycleStep step, StateView state)
    {
        if (step.Command != LifecycleCommand.Up)
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = resource; next?.Name is not null && IsPlain(next) && seen.Add(next.Resource); next = HolderOf(next))
        {
            if (stack.One.Store.Find(next.BotId, next.Name) is null)
            {
                return seen.Count > 1;
            }
        }

        return false;

        static bool IsPlain(ResourcePlan plain) =>
            plain is { Provider: null, Parent: null, Alias: null, Import: null, DeletesFirst: false, Retains: false, IgnoresSecret: false };

        ResourcePlan? HolderOf(ResourcePlan wanting)
        {
            var holder = state.Live.FirstOrDefault(r => r.BotId == wanting.BotId && r.Name == wanting.Name && r.Endpoint == stack.FirstAddress);
            var isDisturbed = state.Resources.Any(r => r.BotId == wanting.BotId && r.Name == wanting.Name && (r.Delete || r.IsUnfinished));
            return isDisturbed ? null : step.Program.Resources.FirstOrDefault(r => r.Resource == holder?.ProgramName);
        }
    }

    /// <summary>True when the API shows an empty bot in a way that proves nothing: a look at a bot that is empty, or becomes it, is refused.</summary>
    public bool EmptyListsProveNothing => plan.Settings.EmptyList != EmptyListForm.EmptyArray && !plan.EmptyListIsMissing;
}
