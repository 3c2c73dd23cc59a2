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
    public void FindSettings_WithoutTheReadyToRunForm_EndsWithTheCommandThatMakesIt()
    {
        var build = Path.Combine(
            root, "artifacts", "bin", "MediaProviders.Provider", "release", "pulumi-resource-mediaproviders" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        Directory.CreateDirectory(Path.GetDirectoryName(build)!);
        File.WriteAllText(build, "");

        Should.Throw<MissingPeerException>(() => new PeerFinder(root).FindSettings()).Message.ShouldContain("-p:PublishReadyToRun=true");
    }

    private static HashSet<string> Except(string key) => Keys.Where(other => other != key).ToHashSet(StringComparer.Ordinal);
}
