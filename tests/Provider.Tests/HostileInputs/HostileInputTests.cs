using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Provider.Tests.HostileInputs;

public sealed class HostileInputTests
{
    private const int Fewest = 381;

    // Text and outcome, as "A create meets such a list. => refused".
    private static readonly IReadOnlyList<HeldSentence> Inputs = HeldSentence.Read("tests/Provider.Tests/HostileInputs/inputs.md");

    public static TheoryData<string> Kinds => [.. Inputs.Select(input => input.Section).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Kinds))]
    public void Inputs_OfAKind_AreHeldByTestsThatExist(string kind)
    {
        var inputs = Inputs.Where(input => input.Section == kind).ToList();

        inputs.ShouldAllBe(input => Regex.IsMatch(input.Text, "^.+ => .+$"));
        HeldSentence.ShouldBeHeld(inputs);
    }

    [Fact]
    public void Inputs_AllOfThem_AreAsManyAsWereTriedAndEachStandsOnce()
    {
        var texts = Inputs.Select(input => input.Text.Split(" => ")[0]).ToList();

        texts.Count.ShouldBeGreaterThanOrEqualTo(Fewest);
        texts.ShouldBeUnique();
    }
}
