
namespace MediaProviders.Resources;

/// <summary>A provider with its configuration: what resources and functions are asked through. Disposing of it ends its connections and its claims.</summary>
internal sealed class ConfiguredProvider(IReadOnlyList<Resource> resources, IReadOnlyList<Function> functions, Action end) : IDisposable
{
    public IEnumerable<string> ResourceNames => resources.Select(r => r.Shape.Name);

    public IEnumerable<string> FunctionNames => functions.Select(f => f.Shape.Name);

    /// <summary>What a user should know although the provider works, in finished sentences; null for nothing.</summary>
    public string? Warning { get; init; }

    public Resource? FindResource(string name) => resources.FirstOrDefault(r => string.Equals(r.Shape.Name, name, StringComparison.Ordinal));

    public Function? FindFunction(string name) => functions.FirstOrDefault(f => string.Equals(f.Shape.Name, name, StringComparison.Ordinal));

    public void Dispose() => end();
}
