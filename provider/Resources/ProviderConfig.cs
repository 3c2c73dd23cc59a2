using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

internal static class ProviderConfig
{
    public static Checked Check(ObjectValue given, Surroundings surroundings) => new(given, []);

    public static Plan Diff(ObjectValue last, ObjectValue desired, IReadOnlyList<PropertyPath> ignored) => new([]);

    public static object Read(ObjectValue given, Surroundings surroundings) => given;
}
