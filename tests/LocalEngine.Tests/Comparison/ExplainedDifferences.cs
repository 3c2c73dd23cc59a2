namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>What two runs cannot have in common, why, and how often it was met. Everything that is not in this table is compared exactly.</summary>
internal sealed class ExplainedDifferences
{
    public const string Port = "127.0.0.1:PORT";
    public const string Token = "resourceStatusToken";
    public const string Seed = "randomSeed";
    public const string ProposedName = "autonaming.proposedName";
    public const string NewId = "id of a provider that the command creates";
    public const string Times = "created, modified";
    public const string Environment = "environment of plugins";
    public const string Order = "order among independent resources";

    /// <summary>Each difference with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Port] = "a free port of the machine; the recording hides it too",
        [Token] = "drawn anew for every operation",
        [Seed] = "drawn anew for every registration; that both checks of a replacement have the same one is compared",
        [ProposedName] = "its random part follows the seed; the rest of it is compared",
        [NewId] = "drawn anew; an id that stood in the state before is compared",
        [Times] = "the clock",
        [Environment] = "only PULUMI_CONFIG and PULUMI_PROJECT are the engine's word to the plugin; the rest is the recording machine's own",
        [Order] = "random in the real engine too; compared are the order per resource, before and after dependents, of stages, and what overlapped",
    };

    private readonly ConcurrentDictionary<string, int> _met = new(StringComparer.Ordinal);

    public void Meet(string difference, int times = 1) => _met.AddOrUpdate(difference, times, (_, before) => before + times);

    /// <summary>The differences met, each with its count and its reason.</summary>
    public IEnumerable<string> Lines() => _met.Where(entry => entry.Value > 0).OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"  {entry.Value,5} x {entry.Key}: {Reasons[entry.Key]}");
}
