namespace MediaProviders.Generate.Schema;

/// <summary>The tokens of one package: package, module and name, with colons between. Everything is in the root module, which is called <c>index</c>.</summary>
/// <param name="package">The name of the package.</param>
internal sealed class Tokens(string package)
{
    /// <summary>The token of the type, resource or function called <paramref name="name"/>.</summary>
    public string Of(string name) => $"{package}:index:{name}";

    /// <summary>The reference by which a property names the type called <paramref name="name"/>.</summary>
    public string Reference(string name) => $"#/types/{Of(name)}";
}
