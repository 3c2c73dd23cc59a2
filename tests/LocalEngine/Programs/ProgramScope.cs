using MediaProviders.LocalEngine.Deployment;

namespace MediaProviders.LocalEngine.Programs;

/// <summary>What the names of a program stand for while it runs.</summary>
internal sealed class ProgramScope(Urns urns, string directory, bool isPreview)
{
    private readonly Dictionary<string, Evaluation> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceState> _resources = new(StringComparer.Ordinal);

    public void Define(string name, Evaluation value) => _values[name] = value;

    public void Define(string name, ResourceState resource) => _resources[name] = resource;

    /// <summary>The resource a name stands for, or null when it stands for something else.</summary>
    public ResourceState? Resource(string name) => _resources.GetValueOrDefault(name);

    public Evaluation Get(ReferenceExpression reference)
    {
        if (_resources.TryGetValue(reference.Name, out var resource))
        {
            return new Evaluation(Property(resource, reference.Path), Evaluation.NoUrns.Add(resource.Urn));
        }

        if (_values.TryGetValue(reference.Name, out var value))
        {
            var found = PropertyPath.Get(value.Value, reference.Path);
            return value with { Value = found ?? (isPreview ? UnknownValue.Instance : NullValue.Instance) };
        }

        return reference.Name == "pulumi"
            ? Evaluation.Of(new TextValue(Builtin(reference.Path)))
            : throw new InvalidDataException($"Running the program: '${{{reference.Name}}}' names no resource, variable or configuration key.");
    }

    private Value Property(ResourceState resource, IReadOnlyList<string> path)
    {
        var id = resource.Id.Length == 0 || UnknownValue.Sentinels.Contains(resource.Id) ? UnknownValue.Instance : (Value)new TextValue(resource.Id);
        switch (path)
        {
            case []:
                return new ObjectValue([
                    KeyValuePair.Create<string, Value>(ValueCodec.SignatureKey, new TextValue("5cf8f73096256a8f31e491e813e4eb8e")),
                    KeyValuePair.Create<string, Value>("urn", new TextValue(resource.Urn)),
                    KeyValuePair.Create("id", id),
                ]);
            case ["id"]:
                return id;
            case ["urn"]:
                return new TextValue(resource.Urn);
            default:
                // What a preview's create or update leaves out is not known yet.
                return PropertyPath.Get(resource.Outputs, path) ?? (isPreview ? UnknownValue.Instance : NullValue.Instance);
        }
    }

    private string Builtin(IReadOnlyList<string> path) => path switch
    {
        ["stack"] => urns.Stack,
        ["project"] => urns.Project,
        ["organization"] => "organization",
        ["cwd" or "rootDirectory"] => directory,
        _ => throw new InvalidDataException($"Running the program: '${{pulumi.{string.Join('.', path)}}}' is not known to this engine."),
    };
}
