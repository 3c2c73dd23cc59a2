namespace MediaProviders.Resources;

/// <summary>
/// A provider with its configuration: what resources and functions are asked through, shared by its session and the running calls. Its connections and claims
/// end as soon as all of them have disposed of it.
/// </summary>
internal sealed class ConfiguredProvider(IReadOnlyList<Resource> resources, IReadOnlyList<Function> functions, Action end) : IDisposable
{
    // The first use is that of its maker.
    private int uses = 1;

    public IEnumerable<string> ResourceNames => resources.Select(r => r.Shape.Name);

    public IEnumerable<string> FunctionNames => functions.Select(f => f.Shape.Name);

    /// <summary>What a user should know although the provider works, in finished sentences; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>True when it is a resource of the program, and not the default provider.</summary>
    public bool IsExplicit { get; set; }

    public Resource? FindResource(string? name) => resources.FirstOrDefault(r => r.Shape.Name == name);

    public Function? FindFunction(string name) => functions.FirstOrDefault(f => f.Shape.Name == name);

    /// <summary>The same provider, for one more user.</summary>
    public ConfiguredProvider Use()
    {
        Interlocked.Increment(ref uses);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref uses) == 0)
        {
            end();
        }
    }
}
