using System.Runtime.InteropServices;

namespace MediaProviders.Benchmarks.Peers;

/// <summary>Finds what is measured in the repository, as its own builds left it.</summary>
internal sealed class PeerFinder(string root)
{
    /// <summary>The word for our <c>dotnet build</c> form.</summary>
    public const string Build = "build";

    /// <summary>The word for our Native AOT form.</summary>
    public const string Native = "native";

    /// <summary>The word for the empty Kestrel application.</summary>
    public const string Kestrel = "kestrel";

    /// <summary>The word for the official Node SDK.</summary>
    public const string Node = "node";

    private const string ReadyToRun = "ready-to-run";
    private const string Plugin = "pulumi-resource-mediaproviders";

    /// <summary>The native form.</summary>
    public string NativePlugin =>
        Path.Combine(root, "artifacts", "publish", "MediaProviders.Provider", $"release_{RuntimeInformation.RuntimeIdentifier}", Executable(Plugin));

    /// <summary>Every peer but those left out.</summary>
    /// <exception cref="MissingPeerException">One of them is not there.</exception>
    public IReadOnlyList<Peer> Find(IReadOnlySet<string> without) => [.. All().Where(peer => !without.Contains(peer.Key)).Select(Existing)];

    /// <summary>The <c>dotnet build</c> form as it is, with other settings of the runtime, and compiled ahead for this platform.</summary>
    /// <exception cref="MissingPeerException">One of them is not there.</exception>
    public IReadOnlyList<Peer> FindSettings()
    {
        var build = Artifact("MediaProviders.Provider", Plugin);
        return
        [
            Existing(new Peer(Build, "as built", build, [])),
            With("TieredPGO=1", "with TieredPGO", build),
            With("TieredCompilation=0", "without TieredCompilation", build),
            With("TC_QuickJitForLoops=0", "without QuickJitForLoops", build),
            With("gcConcurrent=1", "with ConcurrentGarbageCollection", build),
            Existing(new Peer(ReadyToRun, "ReadyToRun", Path.Combine(root, "artifacts", ReadyToRun, Executable(Plugin)), [])),
        ];

        // The environment outranks the file of settings beside the program.
        static Peer With(string setting, string name, string build) => new(setting, name, build, []) { Environment = $"DOTNET_{setting}" };
    }

    private IEnumerable<Peer> All() =>
    [
        new(Native, "MediaProviders, Native AOT", NativePlugin, []),
        new(Build, "MediaProviders, `dotnet build`", Artifact("MediaProviders.Provider", Plugin), []),
        new(Kestrel, "empty Kestrel application, `dotnet build`", Artifact("MediaProviders.Benchmarks.Kestrel", "MediaProviders.Benchmarks.Kestrel"), [])
            { IsProvider = false },
        new(Node, "Pulumi's Node SDK", "node", [Path.Combine(NodeFolder, "index.js")]),
    ];

    private string NodeFolder => Path.Combine(root, "tests", "Benchmarks", "node");

    private Peer Existing(Peer peer) => peer.Key switch
    {
        Native => File.Exists(peer.FileName) ? peer : throw new MissingPeerException(
            $"The native form, '{peer.FileName}',",
            $"Run 'dotnet publish provider -c Release -r {RuntimeInformation.RuntimeIdentifier} -p:PublishAot=true'; where the package "
                + $"'runtime.{RuntimeInformation.RuntimeIdentifier}.Microsoft.DotNet.ILCompiler' cannot be had, leave it out: '--without {Native}'."),
        Node when !IsOnPath("node") => throw new MissingPeerException("Node", $"Install Node 20 or later, or leave it out: '--without {Node}'."),
        Node => Directory.Exists(Path.Combine(NodeFolder, "node_modules", "@pulumi", "pulumi")) ? peer : throw new MissingPeerException(
            "Pulumi's Node SDK", $"Run 'npm ci --prefix tests/Benchmarks/node', or leave it out: '--without {Node}'."),
        ReadyToRun => File.Exists(peer.FileName) ? peer : throw new MissingPeerException(
            $"The ReadyToRun form, '{peer.FileName}',",
            $"Run 'dotnet publish provider -c Release -r {RuntimeInformation.RuntimeIdentifier} --self-contained false -p:PublishReadyToRun=true -o "
                + $"artifacts/{ReadyToRun}'."),
        _ => File.Exists(peer.FileName) ? peer : throw new MissingPeerException($"'{peer.FileName}'", "Run 'dotnet build -c Release tests/Benchmarks'."),
    };

    private string Artifact(string project, string name) => Path.Combine(root, "artifacts", "bin", project, "release", Executable(name));

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Executable(name))));
}

/// <summary>A program that is measured: started with the address of an engine as its last argument, it prints its port and serves gRPC there.</summary>
/// <param name="Key">The word for it on the command line.</param>
/// <param name="Name">What the tables call it.</param>
/// <param name="Arguments">What comes before the engine's address.</param>
internal sealed record Peer(string Key, string Name, string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>True for a provider, which is asked for more than its name; false for a bare server.</summary>
    public bool IsProvider { get; init; } = true;

    /// <summary>A variable of its environment and its value, as NAME=VALUE; empty for none.</summary>
    public string Environment { get; init; } = "";
}

/// <summary>A peer that is to be measured is not there. Old figures are never printed in its place.</summary>
/// <param name="remedy">How it is made.</param>
internal sealed class MissingPeerException(string peer, string remedy) : Exception($"{peer} is missing, and nothing is measured without it. {remedy}");
