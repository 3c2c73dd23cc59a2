using static MediaProviders.Provider.Tests.Claims.ClaimFixture;

namespace MediaProviders.Provider.Tests.Claims;

public sealed class ClaimObstacleTests : IDisposable
{
    private const string Start = "The plugin processes of this command cannot tell each other which entries are in use: ";
    private const string AgainPlease = " Run the command again.";
    private const string MakeRoom = " Free some space and do not touch the folder, or set another one with XDG_RUNTIME_DIR or TMPDIR (on Windows LOCALAPPDATA or TEMP), then run the command again.";

    private readonly ClaimFixture fixture = new();

    [Fact]
    public void Claim_NoUsableFolder_StaysInMemoryAndSaysHowToMendIt()
    {
        File.CreateSymbolicLink(fixture.Root, Path.GetTempPath());
        using var claims = fixture.Open();

        claims.Claim(Images, "urn:a", "one");

        claims.Find(Images).Count.ShouldBe(1);
        claims.Obstacle.ShouldNotBeEmpty();
        claims.Obstacle.ShouldBe(
            $"{Start}'{fixture.Root}' is a link; '{fixture.Folder}/missing' is not a folder. "
            + "Set XDG_RUNTIME_DIR or TMPDIR to a folder of this user with mode 0700 on a file system with free space and file locks, where no other user can write to the folders above it.");
    }

    [Fact]
    public void Obstacle_NoFolderKnown_SaysSo()
    {
        fixture.Environment["XDG_RUNTIME_DIR"] = "relative";
        fixture.Environment["TMPDIR"] = "relative";

        fixture.Open().Obstacle.ShouldStartWith($"{Start}no folder of the user is known. Set XDG_RUNTIME_DIR or TMPDIR to ");
    }

    [Fact]
    public void Obstacle_PathWithTerminalCodes_ShowsThemHarmless()
    {
        fixture.Environment["XDG_RUNTIME_DIR"] = "/missing\u001b[31m";

        fixture.Open().Obstacle.ShouldStartWith($"{Start}'/missing\\u001B[31m' is not a folder; ");
    }

    [Fact]
    public void Obstacle_FolderThatCannotBeCreated_SaysWhatThePlatformSaid()
    {
        var data = Directory.CreateDirectory(Path.Combine(fixture.Folder, "data\u001b[31m")).FullName;
        File.WriteAllBytes(Path.Combine(data, "mediaproviders"), []);
        fixture.Environment["XDG_DATA_HOME"] = data;
        fixture.Environment.Remove("XDG_RUNTIME_DIR");

        var obstacle = fixture.Open().Obstacle;

        obstacle.ShouldStartWith($"{Start}'{fixture.Folder}/data\\u001B[31m/mediaproviders/claims' cannot be used (");
        obstacle.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Claim_FilesRemovedMeanwhile_StaysInMemory()
    {
        using var claims = fixture.Open();
        claims.Claim(Images, "urn:a", "one");
        Directory.Delete(fixture.Root, recursive: true);

        claims.Claim(Images, "urn:b", "one");

        claims.Find(Images).Count.ShouldBe(2);
        claims.Obstacle.ShouldBe($"{Start}The claim files have been removed while they were in use.{MakeRoom}");
    }

    [Fact]
    public void Obstacle_FilesRemovedMeanwhile_ShowsWithoutAClaim()
    {
        using var claims = fixture.Open();
        claims.Obstacle.ShouldBeEmpty();
        Directory.Delete(fixture.Root, recursive: true);

        claims.Obstacle.ShouldNotBeEmpty();
    }

    [Fact]
    public void Claim_CannotBeWritten_TellsTheOtherSessionsToo()
    {
        using var here = fixture.Open();
        using var there = fixture.Open(longestFile: ClaimFile.HeaderSize + ClaimRecord.Size);
        there.Claim(Images, "urn:a", "one");
        here.Obstacle.ShouldBeEmpty();

        there.Claim(Images, "urn:b", "one");
        there.Claim(Images, "urn:c", "one");

        there.Find(Images).Count.ShouldBe(3);
        there.Obstacle.ShouldBe($"{Start}The claim file has reached its maximum length.{MakeRoom}");
        here.Find(Images).Count.ShouldBe(1);
        here.Obstacle.ShouldBe($"{Start}another plugin process of this command could not record all its claims.{AgainPlease}");
        there.Dispose();
        here.Obstacle.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "XXXX", "another plugin process of this command is of a version that stores its claims differently")]
    [InlineData(0, null, "the claims of another plugin process of this command are damaged")]
    public void Find_FileOfALivingSessionIsDamaged_SaysSo(int at, string? text, string said)
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        there.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        here.Find(Images).Count.ShouldBe(1);
        using (var file = new FileStream(data, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.SetLength(text is null ? at : file.Length);
            file.Position = at;
            file.Write(System.Text.Encoding.ASCII.GetBytes(text ?? ""));
        }

        here.Find(Images).Count.ShouldBe(1);
        here.Obstacle.ShouldBe($"{Start}{said}.{AgainPlease}");
    }

    [Fact]
    public void Find_ClaimsOfALivingSessionRemoved_SaysSo()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        there.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");
        here.Find(Images).Count.ShouldBe(1);
        File.Delete(data);

        here.Find(Images).Count.ShouldBe(1);
        here.Obstacle.ShouldBe($"{Start}the claims of another plugin process of this command have been removed.{AgainPlease}");
    }

    [Fact]
    public void Find_SessionThatHasJustStarted_HasNoClaimsYet()
    {
        using var here = fixture.Open();
        here.Obstacle.ShouldBeEmpty();
        using var starting = ClaimFile.Create(ClaimFile.LockOf(fixture.PhaseRoot, Guid.NewGuid().ToString("N")), FileAccess.ReadWrite, FileShare.None);

        here.Find(Images).ShouldBeEmpty();
        here.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(3);
    }

    [Fact]
    public void Find_SessionThatHadToGoToAnotherPlace_IsFoundThere()
    {
        fixture.Environment["TMPDIR"] = fixture.Folder;
        using var here = fixture.Open();
        here.Obstacle.ShouldBeEmpty();
        fixture.Environment["XDG_RUNTIME_DIR"] = Path.Combine(fixture.Folder, "missing");
        using var there = fixture.Open();
        there.Claim(Images, "urn:a", "one");

        here.Find(Images).Count.ShouldBe(1);
        fixture.Files().Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    public void Dispose() => fixture.Dispose();
}
