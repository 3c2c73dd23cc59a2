using System.Runtime.Versioning;

namespace MediaProviders.Provider.Tests.Claims;

/// <summary>Two processes of which one cannot write or read claims: both say so, from that moment on.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HinderedClaimsTests : ClaimTests
{
    private const string CannotTell = "The plugin processes of this command cannot tell each other which entries are in use: ";
    private const string Damaged = "the claims of another plugin process of this command are damaged";

    [Theory, Each(0, ClaimFile.HeaderSize, ClaimFile.HeaderSize + ClaimRecord.Size)]
    public void Obstacle_NoRoomForAClaim_IsSeenOnBothSides(long longestFile)
    {
        Here.Claim(Images, "urn:a", "one");
        Here.Obstacle.ShouldBeEmpty();
        using var hindered = fixture.Open(longestFile: longestFile);
        hindered.Claim(Images, "urn:b", "one");
        hindered.Claim(Images with { Name = "pictures" }, "urn:b", "one");

        hindered.Obstacle.ShouldStartWith(CannotTell);
        hindered.Obstacle.ShouldContain("XDG_RUNTIME_DIR");
        hindered.Obstacle.ShouldContain("TMPDIR");
        Here.Obstacle.ShouldBe($"{CannotTell}another plugin process of this command could not record all its claims. Run the command again.");
    }

    [Fact]
    public void Dispose_OfAHinderedSession_LeavesNothingAndLetsTheOthersGoOn()
    {
        Here.Claim(Images, "urn:a", "one");
        var hindered = fixture.Open(longestFile: 0);
        hindered.Obstacle.ShouldNotBeEmpty();
        Here.Obstacle.ShouldNotBeEmpty();

        hindered.Dispose();

        Here.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("garbage record", Damaged)]
    [InlineData("garbage header", "another plugin process of this command is of a version that stores its claims differently")]
    [InlineData("cut short", Damaged)]
    [InlineData("emptied", Damaged)]
    [InlineData("hole", Damaged)]
    [InlineData("removed", "the claims of another plugin process of this command have been removed")]
    public void Obstacle_ClaimsOfAnotherThatCannotBeRead_SaysSo(string fault, string said)
    {
        There.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        Here.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBeEmpty();

        Spoil(data, fault);

        Here.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBe($"{CannotTell}{said}. Run the command again.");
    }

    [Theory, Each("garbage record", "garbage header", "cut short", "emptied")]
    public void Obstacle_ClaimsThatCouldNeverBeRead_SaysSo(string fault)
    {
        There.Claim(Images, "urn:a", "one");
        Spoil(fixture.TheFile(".claims"), fault);

        Here.Obstacle.ShouldStartWith(CannotTell);
    }

    [Theory, Each(".lock", ".claims")]
    public void Obstacle_OwnFileRemoved_SaysSoAndStays(string suffix)
    {
        Here.Claim(Images, "urn:a", "one");
        var file = fixture.TheFile(suffix);
        File.Move(file, file + ".away");
        Here.Obstacle.ShouldContain("have been removed while they were in use");
        File.Move(file + ".away", file);

        Here.Obstacle.ShouldNotBeEmpty("what was claimed meanwhile may not have been seen");
    }

    [Fact]
    public void Obstacle_OwnLockHeldNoMore_SaysSoAndRemovesNothing()
    {
        Here.Claim(Images, "urn:a", "one");
        var locked = fixture.TheFile(".lock");
        There.Claim(Images, "urn:b", "one");

        // As on a file system that no longer gives locks: the file is there, and it is not refused.
        File.Delete(locked);
        File.WriteAllBytes(locked, []);
        var before = fixture.Files().Length;

        Here.Obstacle.ShouldContain("File locks do not work there");
        fixture.Files().Count(file => !file.EndsWith(".hindered", StringComparison.Ordinal)).ShouldBe(before);
    }

    private static void Spoil(string data, string fault)
    {
        using var file = new FileStream(data, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        Action spoil = fault switch
        {
            "garbage record" => () => RandomAccess.Write(file.SafeFileHandle, Enumerable.Repeat((byte)0xEE, ClaimRecord.Size).ToArray(), file.Length),
            "garbage header" => () => file.Write("no claim"u8),
            "cut short" => () => file.SetLength(ClaimFile.HeaderSize - 1),
            "emptied" => () => file.SetLength(0),
            "hole" => () => file.SetLength(file.Length + (3 * ClaimRecord.Size)),
            _ => () => File.Delete(data),
        };
        spoil();
    }
}
