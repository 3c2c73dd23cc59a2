namespace Pulumi;

/// <summary>Anything with a URN.</summary>
public class Resource
{
    private readonly string type;
    private readonly string name;

    private protected Resource(string type, string name, bool custom, ResourceArgs? args, ResourceOptions options)
    {
        this.type = type;
        this.name = name;
        Urn = Output.Create($"urn:pulumi:test::test::{type}::{name}");
        Deployment.Register(this, custom, args, options);
    }

    public Output<string> Urn { get; }

    public string GetResourceType() => type;

    public string GetResourceName() => name;
}

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args, options ?? new CustomResourceOptions())
    {
    }

    [Output("id")]
    public Output<string> Id { get; private set; } = null!;
}

/// <summary>An explicit provider.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
    {
    }
}

/// <summary>A resource made of others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : base(type, name, custom: false, args: null, options ?? new ComponentResourceOptions())
    {
    }

    protected void RegisterOutputs() => RegisterOutputs(new Dictionary<string, object?>(StringComparer.Ordinal));

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => Deployment.Complete(this, outputs);
}
