namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>The outside world of the scripted provider: what exists, and what is to go wrong.</summary>
internal sealed class ScriptedWorld
{
    /// <summary>What exists, by id: the inputs it was made from.</summary>
    public ConcurrentDictionary<string, Struct> Existing { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers a call before the provider does: an exception thrown here is the answer.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Names whose create and update are only half done.</summary>
    public HashSet<string> HalfDone { get; } = new(StringComparer.Ordinal);

    /// <summary>What the provider gives for its schema.</summary>
    public string Schema { get; set; } = "{}";

    /// <summary>True when replacements want the old one deleted first.</summary>
    public bool DeletesFirst { get; set; }
}
