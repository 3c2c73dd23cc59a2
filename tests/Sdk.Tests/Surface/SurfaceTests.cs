namespace MediaProviders.Sdk.Tests.Surface;

/// <summary>Every name, type, nullability and attribute of the SDK against the schema, both ways.</summary>
public sealed class SurfaceTests
{
    private static readonly string Golden = Path.Combine(SdkFolder.DotNet, "surface.txt");

    [Fact]
    public void Sdk_HasWhatTheSchemaAsksForAndNothingElse()
    {
        var expected = ExpectedSurface.Read();
        var actual = ActualSurface.Read();

        expected.Except(actual).ShouldBeEmpty("The SDK lacks these, or has them in another form.");
        actual.Except(expected).ShouldBeEmpty("The schema knows nothing of these.");
        actual.Count.ShouldBe(expected.Count);
    }

    [Fact]
    public void Sdk_PublicSurface_ChangesOnlyInSightOfAReview()
    {
        var surface = string.Concat(ActualSurface.Read().Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            File.WriteAllText(Golden, surface);
        }

        (File.Exists(Golden) ? File.ReadAllText(Golden) : "").ShouldBe(surface, $"The public surface is not what '{Golden}' says. Run the tests with ACCEPT=1, read the difference and commit it: a line that goes or changes breaks programs.");
    }
}
