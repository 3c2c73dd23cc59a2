namespace Pulumi;

/// <summary>The options of every resource.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? dependsOn;

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => dependsOn ??= [];
        set => dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get; set; } = [];

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }

    public ProviderResource? Provider { get; set; }

    public bool? RetainOnDelete { get; set; }

    public List<Input<Alias>> Aliases { get; set; } = [];
}

/// <summary>The options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get; set; } = [];

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2) => new()
    {
        Id = options2?.Id ?? options1?.Id,
        Parent = options2?.Parent ?? options1?.Parent,
        Protect = options2?.Protect ?? options1?.Protect,
        IgnoreChanges = [.. options1?.IgnoreChanges ?? [], .. options2?.IgnoreChanges ?? []],
        Version = options2?.Version ?? options1?.Version,
        PluginDownloadURL = options2?.PluginDownloadURL ?? options1?.PluginDownloadURL,
        Provider = options2?.Provider ?? options1?.Provider,
        RetainOnDelete = options2?.RetainOnDelete ?? options1?.RetainOnDelete,
        Aliases = [.. options1?.Aliases ?? [], .. options2?.Aliases ?? []],
        DeleteBeforeReplace = options2?.DeleteBeforeReplace ?? options1?.DeleteBeforeReplace,
        AdditionalSecretOutputs = [.. options1?.AdditionalSecretOutputs ?? [], .. options2?.AdditionalSecretOutputs ?? []],
        ImportId = options2?.ImportId ?? options1?.ImportId,
    };
}

/// <summary>The options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get; set; } = [];
}

/// <summary>Another name a resource had before.</summary>
public sealed class Alias
{
    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }
}

/// <summary>The options of a function.</summary>
public class InvokeOptions
{
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>The options of a function whose result is an output.</summary>
public sealed class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get; set; } = [];
}
