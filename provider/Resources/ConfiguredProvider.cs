namespace MediaProviders.Resources;

/// <summary>
/// The resources and functions of one configuration, shared by its session and the running calls. Its connections and claims end when all of them have disposed
/// of it.
/// </summary>
/// <param name="end">Called by the last <see cref="Dispose"/>.</param>
internal sealed class ConfiguredProvider(IReadOnlyList<Resource> resources, IReadOnlyList<Function> functions, Action end) : IDisposable
{
    // The first user is its creator.
    private int uses = 1;

    public IEnumerable<string> ResourceNames => resources.Select(r => r.Shape.Name);

    public IEnumerable<string> FunctionNames => functions.Select(f => f.Shape.Name);

    /// <summary>A warning for the user, in whole sentences; null when there is none.</summary>
    public string? Warning { get; init; }

    /// <summary>True for a provider that is a resource of the program, false for the default provider.</summary>
    public bool IsExplicit { get; set; }

    public Resource? FindResource(string? name) => resources.FirstOrDefault(r => r.Shape.Name == name);

    public Function? FindFunction(string name) => functions.FirstOrDefault(f => f.Shape.Name == name);

    /// <summary>This provider for one more user, who must dispose of it too.</summary>
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
