using System.Runtime.InteropServices;
using MediaProviders.Benchmarks.Peers;

namespace MediaProviders.Benchmarks.Tests;

/// <summary>Nothing is measured while a peer is missing: an old figure in its place would look like a new one.</summary>
public sealed class PeerFinderTests : IDisposable
{
    private static readonly string[] Keys = [PeerFinder.Native, PeerFinder.Build, PeerFinder.Kestrel, PeerFinder.Node];
    private readonly string root = Directory.CreateTempSubdirectory("benchmarks-").FullName;

    public static TheoryData<string> All { get; } = [.. Keys];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Find_OnePeerMissing_EndsWithTheCommandThatMakesIt(string key)
    {
        var missing = Should.Throw<MissingPeerException>(() => new PeerFinder(root).Find(Except(key)));

        missing.Message.ShouldContain("is missing, and nothing is measured without it.");
        missing.Message.ShouldMatch("Run '(dotnet|npm) .*'|Install Node");
    }

    [Fact]
    public void Find_EveryPeerLeftOut_LooksForNone() => new PeerFinder(root).Find(Keys.ToHashSet(StringComparer.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Find_NativeFormOfTwoFrameworks_TakesTheOnePublishedLast()
    {
        var (older, newer) = (Publish("", new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Publish("net9.0", new DateTime(2030, 1, 2, 0, 0, 0, DateTimeKind.Utc)));

        new PeerFinder(root).Find(Except(PeerFinder.Native)).ShouldHaveSingleItem().FileName.ShouldBe(newer);

        File.SetLastWriteTimeUtc(older, new DateTime(2030, 1, 3, 0, 0, 0, DateTimeKind.Utc));
        new PeerFinder(root).Find(Except(PeerFinder.Native)).ShouldHaveSingleItem().FileName.ShouldBe(older);
    }

    [Fact]
    public void FindSettings_WithoutTheReadyToRunForm_EndsWithTheCommandThatMakesIt()
    {
        var build = Path.Combine(root, "artifacts", "bin", "MediaProviders.Provider", "release", "pulumi-resource-mediaproviders" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        Directory.CreateDirectory(Path.GetDirectoryName(build)!);
        File.WriteAllText(build, "");

        Should.Throw<MissingPeerException>(() => new PeerFinder(root).FindSettings()).Message.ShouldContain("-p:PublishReadyToRun=true");
    }

    private static HashSet<string> Except(string key) => Keys.Where(other => other != key).ToHashSet(StringComparer.Ordinal);

    private string Publish(string framework, DateTime time)
    {
        var folder = Path.Combine(root, "artifacts", framework, "publish", "MediaProviders.Provider", $"release_{RuntimeInformation.RuntimeIdentifier}");
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "pulumi-resource-mediaproviders" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, time);
        return file;
    }
}
