namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Something that ends a resource's part of a deployment: a refused check, a failed operation, a program mistake.</summary>
/// <param name="urn">The resource; empty for the whole command.</param>
public sealed class DeploymentException(string urn, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public string Urn => urn;

    /// <summary>For a check failure, the top-level property whose value the real CLI would print.</summary>
    public string? ShownProperty { get; init; }
}
