using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Provider.Tests.HostileInputs;

public sealed class HostileInputTests
{
    private const int Fewest = 138;

    public static TheoryData<string> Kinds => [.. HostileInputTable.ByKind.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
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
