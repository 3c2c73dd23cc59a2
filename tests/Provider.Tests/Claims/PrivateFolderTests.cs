using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MediaProviders.Provider.Tests.Claims;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateFolderTests : ClaimTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersRead = Private | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode AllWrite = (UnixFileMode)0b111_111_111;

    [Fact]
    public void Claim_PlantedLink_LeavesItsTargetAloneAndTakesTheNextPlace()
    {
        var target = MakeFolder("target", Private);
        File.CreateSymbolicLink(fixture.Root, target);

        ClaimAtTheNextPlace();

        Directory.EnumerateFileSystemEntries(target).ShouldBeEmpty();
        File.GetUnixFileMode(target).ShouldBe(Private);
    }

    [Fact]
    public void Claim_PlantedDanglingLink_CreatesNothingThere()
    {
        var target = Path.Combine(fixture.Folder, "target");
        File.CreateSymbolicLink(fixture.Root, target);

        ClaimAtTheNextPlace();

        Path.Exists(target).ShouldBeFalse();
    }

    [Fact]
    public void Claim_PlantedFile_TakesTheNextPlace()
    {
        File.WriteAllText(fixture.Root, "planted");

        ClaimAtTheNextPlace();

        File.ReadAllText(fixture.Root).ShouldBe("planted");
        ClaimPlace.FindFault(fixture.Root).ShouldBe($"'{fixture.Root}' is not a folder");
    }

    [Theory]
    [InlineData(AllWrite, "0777")]
    [InlineData(OthersRead, "0705")]
    [InlineData(Private | UnixFileMode.GroupRead, "0740")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute, "0500")]
    public void Claim_FolderWithAnotherMode_TakesTheNextPlaceAndKeepsTheMode(UnixFileMode mode, string shown)
    {
        MakeFolder("mediaproviders", mode);

        ClaimAtTheNextPlace();

        File.GetUnixFileMode(fixture.Root).ShouldBe(mode);
        ClaimPlace.FindFault(fixture.Root).ShouldBe($"'{fixture.Root}' has mode {shown} instead of 0700");
    }

    [Fact]
    public void Claim_FolderWithTheSetGroupBit_IsUsed()
    {
        MakeFolder("mediaproviders", Private | UnixFileMode.SetGroup);

        ClaimPlace.FindFault(fixture.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Claim_FolderAboveThatOthersWrite_TakesTheNextPlace()
    {
        var open = MakeFolder("open", AllWrite);
        fixture.Environment["XDG_RUNTIME_DIR"] = open;

        ClaimAtTheNextPlace();

        Directory.EnumerateFileSystemEntries(open).ShouldBeEmpty();
        Directory.CreateDirectory(Path.Combine(open, "mediaproviders"), Private);
        ClaimPlace.FindFault(Path.Combine(open, "mediaproviders")).ShouldBe($"'{open}' can be written by others (mode 0777)");
    }

    [Fact]
    public void FindFault_FolderAboveWithTheStickyBit_FindsNone()
    {
        var open = MakeFolder("open", AllWrite | UnixFileMode.StickyBit);

        new ClaimPlace(open, "own").Prepare().ShouldBeEmpty();
    }

    [Fact]
    public void FindFault_FolderOfAnotherUser_IsRefused()
    {
        // Root can give a folder away; anybody else finds a folder of root's.
        var folder = "/usr";
        if (Environment.IsPrivilegedProcess)
        {
            folder = MakeFolder("given", Private);
            Give(folder);
        }

        ClaimPlace.FindFault(folder).ShouldBe($"'{folder}' belongs to another user");
    }

    [Fact]
    public void FindFault_BelowAFolderOfAnotherUser_IsRefusedForRoot()
    {
        var outer = Directory.CreateDirectory(Path.Combine(fixture.Folder, "outer"), Private).FullName;
        var inner = Directory.CreateDirectory(Path.Combine(outer, "inner"), Private).FullName;
        ClaimPlace.FindFault(inner).ShouldBeEmpty();
        if (Environment.IsPrivilegedProcess)
        {
            Give(outer);
            ClaimPlace.FindFault(inner).ShouldBe($"'{outer}' belongs to another user");
        }
    }

    [Fact]
    public void Claim_BelowAFolderOfAnotherUser_LeavesNothingThere()
    {
        // Root finds such a folder with `sudo -E`; anybody else finds one that all users can write to.
        var home = MakeFolder("home", Private);
        if (Environment.IsPrivilegedProcess)
        {
            Give(home);
        }
        else
        {
            File.SetUnixFileMode(home, AllWrite);
        }

        fixture.Environment["XDG_RUNTIME_DIR"] = home;
        fixture.Environment["XDG_DATA_HOME"] = Path.Combine(home, "data");
        fixture.Environment["HOME"] = home;
        fixture.ToolFolder = home;

        ClaimAtTheNextPlace();

        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty();
    }

    [Fact]
    public void Claim_OnlyTheToolsFolder_IsUsed()
    {
        fixture.Environment.Remove("XDG_RUNTIME_DIR");
        fixture.ToolFolder = fixture.Folder;
        Here.Claim(Images, "urn:a", "one");

        There.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(fixture.Folder, "mediaproviders", "claims"), "*", SearchOption.AllDirectories).Length.ShouldBe(4);
    }

    [Theory, Each(AllWrite, OthersRead, UnixFileMode.None)]
    public void Obstacle_FolderWithClaimsThatMayNotBeTrustedAnyMore_SaysSo(UnixFileMode mode)
    {
        using var first = fixture.Open();
        first.Claim(Images, "urn:a", "one");
        fixture.Environment["TMPDIR"] = fixture.Folder;
        File.SetUnixFileMode(fixture.Root, mode);
        try
        {
            using var second = fixture.Open();
            second.Obstacle.ShouldContain($"'{fixture.Root}' has mode");
        }
        finally
        {
            File.SetUnixFileMode(fixture.Root, Private);
        }
    }

    [Fact]
    public void Find_ClaimsInAFolderOthersCanWrite_AreNotRead()
    {
        fixture.Environment["TMPDIR"] = fixture.Folder;
        fixture.Open().Claim(Images, "urn:a", "one");
        fixture.Open().Find(Images).Count.ShouldBe(1);
        File.SetUnixFileMode(fixture.Root, AllWrite);

        fixture.Open().Find(Images).ShouldBeEmpty();
    }

    [Fact]
    public void Of_OrdinaryUser_NamesThePlacesBestFirst()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_RUNTIME_DIR"] = "/run/user/7", ["HOME"] = "/home/ada" };
        var home = OperatingSystem.IsMacOS() ? "/home/ada/Library/Application Support" : "/home/ada/.local/share";

        ClaimPlace.Of(variables.GetValueOrDefault, "/tool").Select(place => place.Folder).ShouldBe(
            ["/run/user/7/mediaproviders", $"{home}/mediaproviders/claims", "/tool/mediaproviders/claims", $"/tmp/mediaproviders-{FolderOwner.CurrentUser}"]);

        variables["XDG_DATA_HOME"] = "/data";
        variables["XDG_RUNTIME_DIR"] = "";
        variables["TMPDIR"] = "/scratch";
        ClaimPlace.Of(variables.GetValueOrDefault, toolFolder: null).Select(place => place.Folder).ShouldBe(
            ["/data/mediaproviders/claims", $"/scratch/mediaproviders-{FolderOwner.CurrentUser}"]);
    }

    private void ClaimAtTheNextPlace()
    {
        fixture.Environment["TMPDIR"] = fixture.Folder;
        Here.Claim(Images, "urn:a", "one");

        There.Find(Images).Count.ShouldBe(1);
        Here.Obstacle.ShouldBeEmpty();
        var next = Path.Combine(fixture.Folder, $"mediaproviders-{FolderOwner.CurrentUser}");
        Directory.GetFiles(next, "*", SearchOption.AllDirectories).Length.ShouldBe(4);
    }

    private string MakeFolder(string name, UnixFileMode mode)
    {
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, name)).FullName;
        File.SetUnixFileMode(folder, mode);
        return folder;
    }

    private static void Give(string folder) => Chown(Encoding.UTF8.GetBytes(folder + '\0'), 12345, 12345).ShouldBe(0);

    [DllImport("libc", EntryPoint = "chown")]
    private static extern int Chown(byte[] path, uint user, uint group);
}
