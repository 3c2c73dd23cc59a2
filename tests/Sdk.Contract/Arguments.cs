namespace Pulumi;

/// <summary>The base of the arguments of resources and functions.</summary>
public abstract class InputArgs;

/// <summary>The arguments of a resource, and the objects inside them.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static ResourceArgs Empty { get; } = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}

/// <summary>The arguments of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static InvokeArgs Empty { get; } = new EmptyInvokeArgs();

    private sealed class EmptyInvokeArgs : InvokeArgs;
}
