using System.Runtime.Versioning;

namespace MediaProviders.Provider.Tests.Claims;

[UnsupportedOSPlatform("windows")]
public sealed class ClaimFilesTests : ClaimTests
{
    [Fact]
    public void Open_WithoutUse_TouchesNothing()
    {
        fixture.Open();

        Directory.EnumerateFileSystemEntries(fixture.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Claim_First_MakesFilesOnlyTheUserCanUse()
    {
        Here.Claim(Images, "urn:a", "one");

        fixture.Files().Length.ShouldBe(2);
        Directory.GetDirectories(fixture.Folder, "*", SearchOption.AllDirectories).ShouldAllBe(folder => ModeOf(folder) == "700");
        fixture.Files().ShouldAllBe(file => ModeOf(file) == "600");
    }

    [Fact]
    public void Claim_InTheHomeFolder_MakesEveryLevelPrivate()
    {
        fixture.Environment.Remove("XDG_RUNTIME_DIR");
        fixture.Environment["HOME"] = fixture.Folder;
        Here.Claim(Images, "urn:a", "one");

        Here.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(2);
        Directory.GetDirectories(fixture.Folder, "*", SearchOption.AllDirectories).ShouldAllBe(folder => ModeOf(folder) == "700");
    }

    [Fact]
    public void Dispose_LastSession_RemovesFilesAndThePhasesFolder()
    {
        var here = fixture.Open();
        var there = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        there.Claim(Images, "urn:b", "one");

        here.Dispose();
        fixture.Files().Length.ShouldBe(2);
        there.Dispose();

        Directory.EnumerateFileSystemEntries(fixture.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Dispose_Twice_KeepsClaimsInMemoryAndSharesNothing()
    {
        var claims = fixture.Open();
        claims.Dispose();
        claims.Dispose();
        claims.Claim(Images, "urn:a", "one");

        claims.Find(Images).Count.ShouldBe(1);
        claims.Obstacle.ShouldBe(
            "The plugin processes of this command cannot tell each other which entries are in use: this session has ended. Run the command again.");
        fixture.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Open_LeftoversOfOtherPhases_AreRemoved()
    {
        using var living = fixture.Open("127.0.0.1:1");
        living.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        var dead = Path.Combine(fixture.Root, ClaimPlace.NameOf("127.0.0.1:2"));
        Directory.CreateDirectory(dead);
        File.Copy(data, Path.Combine(dead, Path.GetFileName(data)));
        File.WriteAllBytes(ClaimFile.LockOf(dead, Path.GetFileNameWithoutExtension(data)), []);
        var half = Path.Combine(fixture.Root, ClaimPlace.NameOf("127.0.0.1:3"));
        Directory.CreateDirectory(half);
        File.Copy(data, Path.Combine(half, Path.GetFileName(data)));
        fixture.LeaveStaleCopy(data);
        var foreign = Directory.CreateDirectory(Path.Combine(fixture.Root, "not-a-phase")).FullName;

        Here.Claim(Images, "urn:a", "one");

        Directory.Exists(dead).ShouldBeFalse();
        Directory.Exists(half).ShouldBeFalse();
        Directory.Exists(foreign).ShouldBeTrue();
        File.Exists(data).ShouldBeTrue();
        fixture.Files().Length.ShouldBe(4);
    }

    [Fact]
    public void Open_ManyLeftovers_RemovesABoundedNumber()
    {
        for (var phase = 0; phase < ClaimFile.FoldersPerSweep + 50; phase++)
        {
            ClaimPlace.Create(fixture.Root);
            Directory.CreateDirectory(Path.Combine(fixture.Root, ClaimPlace.NameOf($"127.0.0.1:{phase}")));
        }

        fixture.Open().Find(Images).ShouldBeEmpty();
        Directory.GetDirectories(fixture.Root).Length.ShouldBeInRange(51, 52);
        fixture.Open().Find(Images).ShouldBeEmpty();
        Directory.GetDirectories(fixture.Root).Length.ShouldBe(1);
    }

    [Fact]
    public void Find_HalfARecord_IgnoresItUntilItIsWhole()
    {
        There.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        var record = File.ReadAllBytes(data)[^ClaimRecord.Size..];
        record[52]++;
        Append(data, record[..40]);
        Here.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBeEmpty();

        Append(data, record[40..]);

        Here.Find(Images).Count.ShouldBe(2);
    }

    [Fact]
    public void Find_LengthBeforeBytes_WaitsForTheBytes()
    {
        There.Claim(Images, "urn:a", "one");
        Append(fixture.TheFile(".claims"), new byte[ClaimRecord.Size]);

        Here.Find(Images).Count.ShouldBe(1);
        There.Claim(Images, "urn:b", "one");
        Here.Find(Images).Count.ShouldBe(2);
    }

    [Fact]
    public void Find_ManyClaims_ReadsThemAllAndThenWhatIsAdded()
    {
        for (var owner = 0; owner < 1_300; owner++)
        {
            There.Claim(Images, $"urn:{owner}", "one");
        }

        Here.Find(Images).Count.ShouldBe(1_300);
        There.Claim(Images, "urn:last", "one");
        Here.Find(Images).Count.ShouldBe(1_301);
    }

    private static string ModeOf(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void Append(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(bytes);
    }
}
