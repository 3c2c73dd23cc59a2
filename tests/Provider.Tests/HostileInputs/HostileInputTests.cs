using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Provider.Tests.HostileInputs;

public sealed class HostileInputTests
{
    private const int Fewest = 138;

    public static TheoryData<string> Kinds => [.. HostileInputTable.ByKind.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Inputs_OfAKind_AreHeldByTestsThatExist(string kind)
    {
        var inputs = HostileInputTable.ByKind[kind];

        inputs.ShouldAllBe(input => input.Tests.Length > 0 && input.Text.Length > 0 && input.Outcome.Length > 0);
        inputs.SelectMany(input => input.Tests).Where(test => !TestMethods.All.Contains(test)).ShouldBeEmpty();
    }

    [Fact]
    public void Inputs_AllOfThem_AreAsManyAsWereTriedAndEachStandsOnce()
    {
        var texts = HostileInputTable.ByKind.Values.SelectMany(inputs => inputs).Select(input => input.Text).ToList();

        texts.Count.ShouldBeGreaterThanOrEqualTo(Fewest);
        texts.ShouldBeUnique();
    }
}

/// <summary>An input that broke the promise once, or is of the kind of one that did: "never overwrites, never loses, never leaks".</summary>
/// <param name="Text">What comes, from the API, a proxy, the environment, the program or the state.</param>
/// <param name="Outcome">What must come of it, in a few words.</param>
/// <param name="Tests">Class and method of each test that gives this input and holds the outcome.</param>
internal sealed record HostileInput(string Text, string Outcome, params string[] Tests);

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
            ["where a request goes"] = AskedHosts.All,
            ["waiting"] = Waits.All,
            ["credentials that no request carries"] = UnusableCredentials.All,
            ["importing"] = Imports.All,
            ["advice, and the machine around"] = Circumstances.All,
        };
}
