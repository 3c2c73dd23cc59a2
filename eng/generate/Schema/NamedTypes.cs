using MediaProviders.Schema;

namespace MediaProviders.Generate.Schema;

/// <summary>Finds the types that a package schema lists by name: every object type and enumeration that a property refers to.</summary>
internal static class NamedTypes
{
    /// <summary>The named types, each once, sorted by name.</summary>
    /// <exception cref="InvalidOperationException">Two types have one name, or a property refers to a type without one.</exception>
    public static IReadOnlyList<TypeShape> Of(ObjectType config, IReadOnlyList<ResourceShape> resources, IReadOnlyList<FunctionShape> functions)
    {
        var found = new SortedDictionary<string, TypeShape>(StringComparer.Ordinal);
        CollectFrom(config, found);
        foreach (var resource in resources)
        {
            CollectFrom(resource.Inputs, found);
            CollectFrom(resource.Outputs, found);
            CollectFrom(resource.ListInputs, found);
        }

        foreach (var function in functions)
        {
            CollectFrom(function.Inputs, found);
            CollectFrom(function.Outputs, found);
        }

        return [.. found.Values];
    }

    /// <summary>The name of an object type or enumeration.</summary>
    /// <exception cref="InvalidOperationException">The type has no name.</exception>
    public static string NameOf(TypeShape type) => type switch
    {
        ObjectType { Name.Length: > 0 } named => named.Name,
        EnumType { Name.Length: > 0 } named => named.Name,
        _ => throw new InvalidOperationException($"Provider bug: {type.Kind} without a name stands where the package schema needs a named type."),
    };

    private static void CollectFrom(ObjectType type, SortedDictionary<string, TypeShape> found)
    {
        foreach (var property in type.Properties)
        {
            Collect(property.Type, found);
        }
    }

    private static void Collect(TypeShape type, SortedDictionary<string, TypeShape> found)
    {
        switch (type)
        {
            case TypeShape.List array:
                Collect(array.Element, found);
                break;
            case TypeShape.Map map:
                Collect(map.Element, found);
                break;
            case EnumType:
                Add(type, found);
                break;
            case ObjectType nested when Add(nested, found):
                CollectFrom(nested, found);
                break;
            default:
                break;
        }
    }

    private static bool Add(TypeShape type, SortedDictionary<string, TypeShape> found)
    {
        var name = NameOf(type);
        if (!found.TryGetValue(name, out var known))
        {
            found.Add(name, type);
            return true;
        }

        return ReferenceEquals(known, type)
            ? false
            : throw new InvalidOperationException($"Provider bug: two types are called '{name}'. A package schema knows a type by its name alone.");
    }
}
