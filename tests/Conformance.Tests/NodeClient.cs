namespace MediaProviders.Conformance.Tests;

/// <summary>The independent client: JavaScript on Node, with Pulumi's own stubs, in the folder <c>node</c> beside this file.</summary>
internal static class NodeClient
{
    /// <summary>The folder of the scripts and of their packages.</summary>
    public static string Folder { get; } = Repository.At("tests/Conformance.Tests/node");

    /// <summary>The executable of Node; null where there is none on the PATH.</summary>
    public static string? Executable { get; } = ProgramRun.OnPath("node");

    /// <summary>Why the client cannot run here; null when it can.</summary>
    public static string? Obstacle { get; } =
        Executable is null ? "Node.js is not on the PATH: install version 20 or later to run the independent client."
        : File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")) ? null
        : "The packages of the Node client are not installed, because npm or its registry could not be reached when the tests were built: build again where both are there.";
}

/// <summary>A fact about the Node client; skipped, with the reason, where the client cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeClient.Obstacle;
}

/// <summary>A theory about what the Node client found; skipped, with the reason, where the client cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeClient.Obstacle;
}
