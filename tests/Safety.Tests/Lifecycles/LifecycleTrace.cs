namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>What was said and done in a lifecycle, command by command, for whoever looks for the cause of a violation.</summary>
internal sealed class LifecycleTrace(SimulatedStack stack)
{
    private readonly List<string> lines = [];

    /// <summary>A command has ended.</summary>
    public void Add(LifecycleStep step, CommandResult? result, StateView state)
    {
        var outcome = result is null ? "killed" : result.Succeeded ? "succeeded" : "failed";
        lines.Add($"=== {step.Command} {step.Stop} {outcome}, {stack.World.Clock.GetUtcNow():HH:mm:ss}\n{stack.Said}");
        lines.AddRange(state.Resources.Select(r => $"state: {r.ProgramName} {r.Id} {r.Endpoint} {r.Secret}{(r.Delete ? " DELETE" : "")}{(r.IsUnfinished ? " unfinished" : "")}"));
        Add("one", stack.One);
        Add("two", stack.Two);
    }

    public override string ToString() => string.Join('\n', lines);

    private void Add(string name, SimulatedServer server)
    {
        lines.AddRange(server.Requests.Select(request => $"{name}: {request.Method} {request.Target}"));
        lines.AddRange(server.Store.BotIds.SelectMany(bot => server.Store.Entries(bot).Select(entry => $"{name} has {bot}/{entry.Name} {entry.Password ?? entry.BearerToken}")));
    }
}
