using System.Runtime.Versioning;
using static MediaProviders.Provider.Tests.Claims.ClaimFixture;

namespace MediaProviders.Provider.Tests.Claims;

/// <summary>Two processes of which one cannot write or read claims: both say so, from that moment on.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HinderedClaimsTests : IDisposable
{
    private const string CannotTell = "The plugin processes of this command cannot tell each other which entries are in use: ";

    private readonly ClaimFixture fixture = new();

    [Theory]
    [InlineData(0)]
    [InlineData(ClaimFile.HeaderSize)]
    [InlineData(ClaimFile.HeaderSize + ClaimRecord.Size)]
    public void Obstacle_NoRoomForAClaim_IsSeenOnBothSides(long longestFile)
    {
        using var healthy = fixture.Open();
        healthy.Claim(Images, "urn:a", "one");
        healthy.Obstacle.ShouldBeEmpty();
        using var hindered = fixture.Open(longestFile: longestFile);
        hindered.Claim(Images, "urn:b", "one");
        hindered.Claim(Images with { Name = "pictures" }, "urn:b", "one");

        hindered.Obstacle.ShouldStartWith(CannotTell);
        hindered.Obstacle.ShouldContain("XDG_RUNTIME_DIR");
        hindered.Obstacle.ShouldContain("TMPDIR");
        healthy.Obstacle.ShouldBe($"{CannotTell}another plugin process of this command could not record all its claims. Run the command again.");
    }

    [Fact]
    public void Dispose_OfAHinderedSession_LeavesNothingAndLetsTheOthersGoOn()
    {
        using var healthy = fixture.Open();
        healthy.Claim(Images, "urn:a", "one");
        var hindered = fixture.Open(longestFile: 0);
        hindered.Obstacle.ShouldNotBeEmpty();
        healthy.Obstacle.ShouldNotBeEmpty();

        hindered.Dispose();

        healthy.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(2);
    }

    [Fact]
    public void Obstacle_OneOfThePlacesHasNoRoom_TheNextOneServes()
    {
        File.WriteAllText(fixture.Root, "no folder");
        fixture.Environment["TMPDIR"] = fixture.Folder;
        using var claims = fixture.Open();
        claims.Claim(Images, "urn:a", "one");

        claims.Obstacle.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("garbage record")]
    [InlineData("garbage header")]
    [InlineData("cut short")]
    [InlineData("emptied")]
    [InlineData("hole")]
    [InlineData("removed")]
    public void Obstacle_ClaimsOfAnotherThatCannotBeRead_SaysSo(string fault)
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        there.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        here.Find(Images).Count.ShouldBe(1);
        here.Obstacle.ShouldBeEmpty();

        Spoil(data, fault);

        here.Obstacle.ShouldStartWith(CannotTell);
    }

    [Theory]
    [InlineData("garbage record")]
    [InlineData("garbage header")]
    [InlineData("cut short")]
    [InlineData("emptied")]
    public void Obstacle_ClaimsThatCouldNeverBeRead_SaysSo(string fault)
    {
        using var there = fixture.Open();
        there.Claim(Images, "urn:a", "one");
        Spoil(fixture.TheFile(".claims"), fault);
        using var here = fixture.Open();

        here.Obstacle.ShouldStartWith(CannotTell);
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData(".claims")]
    public void Obstacle_OwnFileRemoved_SaysSoAndStays(string suffix)
    {
        using var claims = fixture.Open();
        claims.Claim(Images, "urn:a", "one");
        var file = fixture.TheFile(suffix);
        File.Move(file, file + ".away");
        claims.Obstacle.ShouldContain("have been removed while they were in use");
        File.Move(file + ".away", file);

        claims.Obstacle.ShouldNotBeEmpty("what was claimed meanwhile may not have been seen");
    }

    [Fact]
    public void Obstacle_OwnLockHeldNoMore_SaysSoAndRemovesNothing()
    {
        using var here = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        var locked = fixture.TheFile(".lock");
        using var there = fixture.Open();
        there.Claim(Images, "urn:b", "one");

        // As on a file system that no longer gives locks: the file is there, and it is not refused.
        File.Delete(locked);
        File.WriteAllBytes(locked, []);
        var before = fixture.Files().Length;

        here.Obstacle.ShouldContain("File locks do not work there");
        fixture.Files().Count(file => !file.EndsWith(".hindered", StringComparison.Ordinal)).ShouldBe(before);
    }

    public void Dispose() => fixture.Dispose();

    private static void Spoil(string data, string fault)
    {
        using var file = new FileStream(data, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        switch (fault)
        {
            case "garbage record":
                file.Seek(0, SeekOrigin.End);
                file.Write(Enumerable.Repeat((byte)0xEE, ClaimRecord.Size).ToArray());
                break;
            case "garbage header":
                file.Write("no claim"u8);
                break;
            case "cut short":
                file.SetLength(ClaimFile.HeaderSize - 1);
                break;
            case "emptied":
                file.SetLength(0);
                break;
            case "hole":
                file.SetLength(file.Length + (3 * ClaimRecord.Size));
                break;
            default:
                File.Delete(data);
                break;
        }
    }
}
