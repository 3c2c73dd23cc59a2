namespace MediaProviders.Provider.Tests.Claims;

public sealed class ClaimObstacleTests : ClaimTests
{
    private const string Start = "The plugin processes of this command cannot tell each other which entries are in use: ";
    private const string AgainPlease = " Run the command again.";
    private const string MakeRoom =
        " Free some space and do not touch the folder, or set another one with XDG_RUNTIME_DIR or TMPDIR (on Windows LOCALAPPDATA or TEMP), then run the "
            + "command again.";

    [Fact]
    public void Claim_NoUsableFolder_StaysInMemoryAndSaysWhatToDo()
    {
        File.CreateSymbolicLink(fixture.Root, Path.GetTempPath());

        Here.Claim(Images, "urn:a", "one");

        Here.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBe(
            $"{Start}'{fixture.Root}' is a link; '{fixture.Folder}/missing' is not a folder. "
            + "Set XDG_RUNTIME_DIR or TMPDIR to a folder of this user with mode 0700 on a file system with free space and file locks, where no other user can "
            + "write to the folders above it.");
    }

    [Theory]
    [InlineData("relative", "relative", "no folder of the user is known. Set XDG_RUNTIME_DIR or TMPDIR to ")]
    [InlineData("/missing\u001b[31m", "/missing", "'/missing\\u001B[31m' is not a folder; ")]
    public void Obstacle_FolderThatIsNone_SaysSoWithoutWhatActsOnATerminal(string runtime, string temporary, string said)
    {
        fixture.Environment["XDG_RUNTIME_DIR"] = runtime;
        fixture.Environment["TMPDIR"] = temporary;

        fixture.Open().Obstacle.ShouldStartWith($"{Start}{said}");
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
        Here.Claim(Images, "urn:a", "one");
        Directory.Delete(fixture.Root, recursive: true);

        Here.Claim(Images, "urn:b", "one");

        Here.Find(Images).Count.ShouldBe(2);
        Here.Obstacle.ShouldBe($"{Start}The claim files have been removed while they were in use.{MakeRoom}");
    }

    [Fact]
    public void Obstacle_FilesRemovedMeanwhile_ShowsWithoutAClaim()
    {
        Here.Obstacle.ShouldBeEmpty();
        Directory.Delete(fixture.Root, recursive: true);

        Here.Obstacle.ShouldNotBeEmpty();
    }

    [Fact]
    public void Claim_CannotBeWritten_TellsTheOtherSessionsToo()
    {
        using var there = fixture.Open(longestFile: ClaimFile.HeaderSize + ClaimRecord.Size);
        there.Claim(Images, "urn:a", "one");
        Here.Obstacle.ShouldBeEmpty();

        there.Claim(Images, "urn:b", "one");
        there.Claim(Images, "urn:c", "one");

        there.Find(Images).Count.ShouldBe(3);
        there.Obstacle.ShouldBe($"{Start}The claim file has reached its maximum length.{MakeRoom}");
        Here.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBe($"{Start}another plugin process of this command could not record all its claims.{AgainPlease}");
        there.Dispose();
        Here.Obstacle.ShouldBeEmpty();
    }

    [Fact]
    public void Find_SessionThatHasJustStarted_HasNoClaimsYet()
    {
        Here.Obstacle.ShouldBeEmpty();
        using var starting = ClaimFile.Create(ClaimFile.LockOf(fixture.PhaseRoot, Guid.NewGuid().ToString("N")), FileAccess.ReadWrite, FileShare.None);

        Here.Find(Images).ShouldBeEmpty();
        Here.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(3);
    }

    [Fact]
    public void Find_SessionThatHadToGoToAnotherPlace_IsFoundThere()
    {
        fixture.Environment["TMPDIR"] = fixture.Folder;
        Here.Obstacle.ShouldBeEmpty();
        fixture.Environment["XDG_RUNTIME_DIR"] = Path.Combine(fixture.Folder, "missing");
        There.Claim(Images, "urn:a", "one");

        Here.Find(Images).Count.ShouldBe(1);
        fixture.Files().Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }
}
