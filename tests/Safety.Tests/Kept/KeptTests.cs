namespace MediaProviders.Safety.Tests.Kept;

/// <summary>What an entry keeps, and that a provider without one of the rules is found out.</summary>
public sealed class KeptTests(ITestOutputHelper output)
{
    public static TheoryData<string> Stories => [.. KeptStory.All.Keys];

    public static TheoryData<string> Defects => [.. KeptDefect.All.Keys];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Story_OfTheWholeProvider_LosesNothing(string story)
    {
        await using var stack = new SimulatedStack();
        KeptStory.All[story](stack).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task Stories_OfAProviderWithADefect_LoseSomething(string defect)
    {
        var found = new List<string>();
        foreach (var (name, story) in KeptStory.All)
        {
            await using var stack = new SimulatedStack(parts: KeptDefect.All[defect](new ProviderParts()));
            if (story(stack) is { } lost)
            {
                found.Add($"{name}: {lost}");
            }
        }

        found.ShouldNotBeEmpty();
        output.WriteLine(string.Join('\n', found));
    }
}
