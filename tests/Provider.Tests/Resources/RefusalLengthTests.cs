namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Every kind of refusal of a create is short enough to be read, and its advice fits the resource.</summary>
public sealed class RefusalLengthTests
{
    private const int Longest = 400;
    private const string Other = "urn:pulumi:dev::shop::mediaproviders:index:WhatsAppMediaProvider::other";
    private const string Root = "urn:pulumi:dev::shop::mediaproviders:index:WhatsAppMediaProvider::images";
    private const string Child = "urn:pulumi:dev::shop::my:index:Part$mediaproviders:index:WhatsAppMediaProvider::images";

    private static readonly EntryId Id = new("bot", "images");
    private static readonly string[] AllFields = ["type", "config.basic.username", "config.basic.password", "config.bearer"];

    public static TheoryData<int, bool, bool, bool, bool> Kinds()
    {
        var rows = new TheoryData<int, bool, bool, bool, bool>();
        foreach (var end in Enum.GetValues<Handover.Ending>())
        {
            for (var bits = 0; bits < 16; bits++)
            {
                rows.Add((int)end, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
            }
        }

        return rows;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Refusal_OfADifferentEntry_IsShortAndItsAdviceFits(int end, bool isOtherKnown, bool isPreview, bool isChild, bool hasProvider)
    {
        var operation = new Operation
        {
            Address = isChild ? Child : Root,
            Name = "images",
            Preview = isPreview,
            Advice = new PulumiAdvice(Urn.Parse(isChild ? Child : Root)!, hasProvider),
            Reporter = new RecordingReporter(),
        };

        var text = CreateRefusal.OfDifferent(
            isPreview ? "Creating 'bot/images' will be refused" : "Creating 'bot/images' is refused", operation, Id, AllFields,
            new Handover((Handover.Ending)end, isOtherKnown ? Other : null));

        WordsOf(text).Length.ShouldBeLessThanOrEqualTo(Longest, text);
        var commands = text.Split('\n').Where(line => line.Contains("pulumi import", StringComparison.Ordinal)).ToList();
        commands.ShouldAllBe(line => line.StartsWith("  pulumi import ", StringComparison.Ordinal) && !line.EndsWith('.'));
        if (isChild || hasProvider || isOtherKnown)
        {
            commands.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Refusal_OfAnEntryThatAnotherResourceClaims_IsShort() =>
        Enum.GetValues<Handover.Ending>()
            .Select(end => WordsOf($"Creating 'bot/images' is refused: {CreateRefusal.WhyNotFreed(new Handover(end, Other))}"))
            .ShouldAllBe(words => words.Length <= Longest);

    [Theory, Each("Images", "images ")]
    public void Refusal_OfAnotherSpelling_IsShort(string name) =>
        WordsOf(CreateRefusal.OfSpelling("Creating 'bot/images' is refused", Id, Id with { Name = name })).Length.ShouldBeLessThanOrEqualTo(Longest);

    [Theory]
    [InlineData("{}", "no array")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[{"n":1},{"n":2}]}}}}""", "readable name")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[],"next":"2"}}}}""", "more entries")]
    [InlineData("""{"settings":{"application":{"media":{"Providers":[]}}}}""", "other members")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[{"name":"images"},{"name":"images"}]}}}}""", "more than once")]
    public void Refusal_OfAListThatProvesNothing_IsShort(string json, string reason)
    {
        using var list = MediaProviderList.Parse(System.Text.Encoding.UTF8.GetBytes(json));
        var doubt = list.Look("images").ShouldBeOfType<Sighting.Unproven>().Doubt;

        doubt.Reason.ShouldContain(reason);
        WordsOf(UnprovenList.StopsCreate("Creating 'bot/images' is refused", doubt).Message).Length.ShouldBeLessThanOrEqualTo(Longest);
        WordsOf(UnprovenList.MayStopCreate(Id, doubt)).Length.ShouldBeLessThanOrEqualTo(Longest);
    }

    // Names of entries, resources and fields, and what is to be copied, are as long as they are.
    private static string WordsOf(string text)
    {
        var words = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("  ", StringComparison.Ordinal)));
        return AllFields.Append("bot/images").Append(Other).Aggregate(words, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));
    }
}
