namespace MediaProviders.Grpc.Serving;

/// <summary>The methods of one connection by path. Case matters.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, ServerMethod> _byPath = new(StringComparer.Ordinal);

    public MethodTable(IReadOnlyList<GrpcService> services)
    {
        foreach (var service in services)
        {
            Add(service);
        }
    }

    /// <summary>The method of a path; null when there is none.</summary>
    public ServerMethod? Find(string path) => _byPath.GetValueOrDefault(path);

    private void Add(GrpcService service)
    {
        foreach (var method in service.Methods)
        {
            // Dictionary.Add names the key when it is there already.
            _byPath.Add(method.Path, method);
        }
    }
}
