namespace MediaProviders.Conformance.Tests;

/// <summary>A theory about what the Node client found; skipped, with the reason, where the client cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeClient.Obstacle;
}
