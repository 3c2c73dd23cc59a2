namespace MediaProviders.Conformance.Tests;

/// <summary>A fact about the Node client; skipped, with the reason, where the client cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeClient.Obstacle;
}
