namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>Every input that broke the promise once, with others of its kind, by kinds. A new one is a line and a test.</summary>
internal static class HostileInputTable
{
    public static IReadOnlyDictionary<string, IReadOnlyList<HostileInput>> ByKind { get; } =
        new Dictionary<string, IReadOnlyList<HostileInput>>(StringComparer.Ordinal)
        {
            ["lists that prove nothing"] = DoubtfulLists.All,
            ["whose an entry is"] = UnclearOwners.All,
            ["words of an answer"] = AnswerWords.All,
            ["values that are to be kept"] = KeptValues.All,
            ["whom a request goes to"] = AskedHosts.All,
            ["waiting"] = Waits.All,
            ["credentials that no request carries"] = UnusableCredentials.All,
            ["importing"] = Imports.All,
            ["advice, and the machine around"] = Circumstances.All,
        };
}
