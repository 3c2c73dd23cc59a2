namespace MediaProviders.Safety.Tests.Processes;

/// <summary>A random lifecycle with real processes, drawn before it is run, so that parts of it can be left out.</summary>
/// <param name="Seed">Where it comes from.</param>
/// <param name="Moves">Whether resources move between two providers.</param>
/// <param name="Lag">How long the servers' lists lag behind.</param>
/// <param name="Steps">Its steps; each ends in peace.</param>
internal sealed record ProcessPlan(int Seed, bool Moves, TimeSpan Lag, IReadOnlyList<ProcessStep> Steps)
{
    private const int UsualSteps = 2;

    // A second provider doubles the processes of a command.
    private const int MoveEvery = 3;

    /// <summary>Draws the lifecycle of a seed.</summary>
    public static ProcessPlan Draw(int seed)
    {
        var random = new Random(seed);
        var lag = TimeSpan.FromMilliseconds(random.Next(2) * 300);
        return new ProcessPlan(seed, seed % MoveEvery == 0, lag, [.. Enumerable.Range(0, UsualSteps).Select(_ => ProcessStep.Draw(random))]);
    }

    /// <summary>Lifecycles that are a little smaller.</summary>
    public IEnumerable<ProcessPlan> Smaller()
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            foreach (IReadOnlyList<ProcessStep> instead in (IReadOnlyList<ProcessStep>[])[[], .. Steps[i].Smaller().Select(step => new[] { step })])
            {
                if (Steps.Count > 1 || instead.Count > 0)
                {
                    yield return this with { Steps = [.. Steps.Take(i), .. instead, .. Steps.Skip(i + 1)] };
                }
            }
        }

        if (Moves)
        {
            yield return this with { Moves = false };
        }

        if (Lag > TimeSpan.Zero)
        {
            yield return this with { Lag = TimeSpan.Zero };
        }
    }

    public override string ToString() => $"seed {Seed}, lag {Lag.TotalMilliseconds} ms{(Moves ? ", two providers" : "")}\n{string.Join('\n', Steps)}";
}

/// <summary>One command with its trouble.</summary>
/// <param name="ProgramSeed">What the program is drawn from.</param>
/// <param name="Fault">The trouble; null for none.</param>
/// <param name="InterruptAfter">When the user interrupts it; null for never.</param>
internal sealed record ProcessStep(int ProgramSeed, Fault? Fault, TimeSpan? InterruptAfter)
{
    /// <summary>Draws one.</summary>
    public static ProcessStep Draw(Random random) => new(
        random.Next(),
        random.Next(3) == 0 ? null : DrawFault(random),
        random.Next(4) == 0 ? TimeSpan.FromMilliseconds(200 + random.Next(600)) : null);

    /// <summary>The same with less trouble.</summary>
    public IEnumerable<ProcessStep> Smaller()
    {
        if (Fault is not null)
        {
            yield return this with { Fault = null };
        }

        if (InterruptAfter is not null)
        {
            yield return this with { InterruptAfter = null };
        }
    }

    private static Fault DrawFault(Random random)
    {
        var route = (FaultRoute)(1 + random.Next(3));
        return random.Next(5) switch
        {
            0 => Fault.Answers(500, route),
            1 => Fault.LosesAnswer(route),
            2 => Fault.LosesAnswer(route, 502),
            3 => Fault.Ends(AnswerEnding.HalfBody, route),
            _ => Fault.Answers(403, route),
        };
    }
}
