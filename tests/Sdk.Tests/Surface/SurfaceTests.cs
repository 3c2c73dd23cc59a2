using MediaProviders.Generate;
using MediaProviders.Generate.Surface;

namespace MediaProviders.Sdk.Tests.Surface;

/// <summary>Every name, type, nullability and attribute of the SDK against the schema, both ways.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Sdk_HasWhatTheSchemaAsksForAndNothingElse()
    {
        var expected = SdkSurface.Read(SdkFolder.Schema);
        var actual = ActualSurface.Read();

        expected.Except(actual).ShouldBeEmpty("The SDK lacks these, or has them in another form.");
        actual.Except(expected).ShouldBeEmpty("The schema knows nothing of these.");
        actual.Count.ShouldBe(expected.Count);
    }

    [Fact]
    public void Sdk_PublicSurface_ChangesOnlyInSightOfAReview() =>
        File.ReadAllText(Path.Combine(SdkFolder.DotNet, "surface.txt")).ShouldBe(
            string.Concat(ActualSurface.Read().Select(line => line + "\n")),
            $"Run '{GeneratedFiles.Command}', read the difference and commit it: a line that goes or changes breaks programs.");
}
