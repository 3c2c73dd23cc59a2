namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Leaves out of a failing lifecycle whatever it fails without.</summary>
internal static class Shrinker
{
    private const int MostRuns = 400;

    /// <summary>A smaller lifecycle that fails, too.</summary>
    /// <param name="fails">Tells whether one fails.</param>
    public static LifecyclePlan Shrink(LifecyclePlan plan, Func<LifecyclePlan, bool> fails)
    {
        // Nothing here waits for anything.
        var shrunk = ShrinkAsync(plan, Candidates, candidate => Task.FromResult(fails(candidate)), MostRuns);
        return shrunk.IsCompletedSuccessfully ? shrunk.Result : throw shrunk.Exception!;
    }

    /// <summary>A smaller something that fails, too.</summary>
    /// <param name="candidates">What is smaller than one.</param>
    /// <param name="fails">Tells whether one fails.</param>
    /// <param name="mostRuns">How many may be tried.</param>
    public static async Task<T> ShrinkAsync<T>(T plan, Func<T, IEnumerable<T>> candidates, Func<T, Task<bool>> fails, int mostRuns)
    {
        var runs = 0;
        var smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (var candidate in candidates(plan))
            {
                if (++runs > mostRuns)
                {
                    return plan;
                }

                if (await fails(candidate))
                {
                    plan = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return plan;
    }

    private static IEnumerable<LifecyclePlan> Candidates(LifecyclePlan plan)
    {
        for (var i = plan.Steps.Count - 1; i >= 0 && plan.Steps.Count > 1; i--)
        {
            yield return plan with { Steps = [.. plan.Steps.Take(i), .. plan.Steps.Skip(i + 1)] };
        }

        foreach (var resource in plan.Steps.SelectMany(step => step.Program.Resources).Select(r => r.Resource).Distinct(StringComparer.Ordinal).ToList())
        {
            yield return plan with
                { Steps = [.. plan.Steps.Select(
                    step => step with { Program = step.Program with { Resources = [.. step.Program.Resources.Where(r => r.Resource != resource)] } })] };
        }

        for (var i = 0; i < plan.Steps.Count; i++)
        {
            foreach (var step in Candidates(plan.Steps[i]))
            {
                yield return plan with { Steps = [.. plan.Steps.Take(i), step, .. plan.Steps.Skip(i + 1)] };
            }
        }

        var plain = new Emulator.EmulatorSettings();
        if (plan.Settings != plain)
        {
            yield return plan with { Settings = plain };
            yield return plan with
                { Settings = plain with
                    { ReadLag = plan.Settings.ReadLag, NameComparison = plan.Settings.NameComparison, ListedSecrets = plan.Settings.ListedSecrets } };
        }
    }

    private static IEnumerable<LifecycleStep> Candidates(LifecycleStep step)
    {
        for (var i = 0; i < step.Faults.Count; i++)
        {
            yield return step with { Faults = [.. step.Faults.Take(i), .. step.Faults.Skip(i + 1)] };
        }

        for (var i = 0; i < step.Outside.Count; i++)
        {
            yield return step with { Outside = [.. step.Outside.Take(i), .. step.Outside.Skip(i + 1)] };
        }

        if (step.Stop is not null)
        {
            yield return step with { Stop = null };
        }

        if (step.Hindrance is not null)
        {
            yield return step with { Hindrance = null };
        }

        if (step.Settles)
        {
            yield return step with { Settles = false };
        }

        if (!step.SkipsPreview)
        {
            yield return step with { SkipsPreview = true };
        }
    }
}
