namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Something that ends a resource's part of a deployment: a refused check, a failed operation, a program mistake.</summary>
public sealed class DeploymentException : Exception
{
    /// <summary>Creates the error of one resource.</summary>
    public DeploymentException(string urn, string message, Exception? innerException = null)
        : base(message, innerException) => Urn = urn;

    /// <summary>The resource; empty for the whole command.</summary>
    public string Urn { get; }

    /// <summary>For a check failure, the top-level property whose value the real CLI would print.</summary>
    public string? ShownProperty { get; init; }
}
