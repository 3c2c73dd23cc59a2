namespace MediaProviders.Generate.Sdk;

/// <summary>The file of a resource or of the provider: the class and its arguments.</summary>
internal static class ResourceFile
{
    public static string Write(SdkPackage package, SdkResource resource)
    {
        var code = CodeText.Begin(CodeText.Imports).OpenNamespace(package.Namespace).Comment(ExampleFilter.ForCSharp(resource.Description), 1);
        code.Line($"    [{package.ShortNamespace}ResourceType(\"{resource.Token}\")]")
            .Line($"    public partial class {resource.Name} : global::Pulumi.{(resource.IsProvider ? "ProviderResource" : "CustomResource")}")
            .Line("    {");
        WriteOutputs(code, resource);
        WriteConstructors(code, package, resource);
        WriteOptions(code, package, resource);
        if (!resource.IsProvider)
        {
            WriteGet(code, resource);
        }

        code.Line("    }");
        new ArgumentsClass($"{resource.Name}Args", "ResourceArgs", ofProvider: resource.IsProvider).Write(code, "", resource.Inputs);
        return code.Line("}").ToString();
    }

    private static void WriteOutputs(CodeText code, SdkResource resource)
    {
        foreach (var property in resource.Outputs)
        {
            code.Comment(property.Description, 2)
                .Line($"        [Output(\"{property.Name}\")]")
                .Line($"        public Output<{ResultClass.TypeOf(property)}> {property.CSharpName} {{ get; private set; }} = null!;")
                .Line();
        }

        if (resource.Outputs.Count > 0)
        {
            code.Line();
        }
    }

    private static void WriteConstructors(CodeText code, SdkPackage package, SdkResource resource)
    {
        var token = resource.IsProvider ? package.Name : resource.Token;
        var optional = resource.Inputs.All(input => !input.Required);
        code.Lines(
            $$"""
            /// <summary>
            /// Create a {{resource.Name}} resource with the given unique name, arguments, and options.
            /// </summary>
            ///
            /// <param name="name">The unique name of the resource</param>
            /// <param name="args">The arguments used to populate this resource's properties</param>
            /// <param name="options">A bag of options that control this resource's behavior</param>
            public {{resource.Name}}(string name, {{resource.Name}}Args{{(optional ? "?" : "")}} args{{(optional ? " = null" : "")}}, CustomResourceOptions? options = null)
                : base("{{token}}", name, args ?? new {{resource.Name}}Args(), MakeResourceOptions(options, ""))
            {
            }
            """,
            2);
        if (!resource.IsProvider)
        {
            code.Line().Lines(
                $$"""
                private {{resource.Name}}(string name, Input<string> id, CustomResourceOptions? options = null)
                    : base("{{token}}", name, null, MakeResourceOptions(options, id))
                {
                }
                """,
                2);
        }
    }

    private static void WriteOptions(CodeText code, SdkPackage package, SdkResource resource)
    {
        code.Line().Lines(
            """
            private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
            {
                var defaultOptions = new CustomResourceOptions
                {
                    Version = Utilities.Version,
            """,
            2);
        if (package.PluginDownloadUrl.Length > 0)
        {
            code.Line($"                PluginDownloadURL = \"{package.PluginDownloadUrl}\",");
        }

        var secrets = resource.Outputs.Where(output => output.Secret).ToList();
        if (secrets.Count > 0)
        {
            code.Line("                AdditionalSecretOutputs =").Line("                {");
            secrets.ForEach(secret => code.Line($"                    \"{secret.Name}\","));
            code.Line("                },");
        }

        code.Lines(
            """
                };
                var merged = CustomResourceOptions.Merge(defaultOptions, options);
                // Override the ID if one was specified for consistency with other language SDKs.
                merged.Id = id ?? merged.Id;
                return merged;
            }
            """,
            2);
    }

    private static void WriteGet(CodeText code, SdkResource resource) => code.Lines(
        $$"""
        /// <summary>
        /// Get an existing {{resource.Name}} resource's state with the given name, ID, and optional extra
        /// properties used to qualify the lookup.
        /// </summary>
        ///
        /// <param name="name">The unique name of the resulting resource.</param>
        /// <param name="id">The unique provider ID of the resource to lookup.</param>
        /// <param name="options">A bag of options that control this resource's behavior</param>
        public static {{resource.Name}} Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new {{resource.Name}}(name, id, options);
        }
        """,
        2);
}
