using System.Text;
using static MediaProviders.Generate.Sdk.SdkType;

namespace MediaProviders.Generate.Sdk;

/// <summary>All generated files of the C# SDK, by their path in its folder. The project file, the README and the licence are written by hand.</summary>
internal static class CSharpSdk
{
    public static IReadOnlyDictionary<string, string> Write(SdkPackage package)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Utilities.cs"] = UtilitiesFile.Write(package),
            ["Provider.cs"] = ResourceFile.Write(package, package.Provider),
            ["pulumi-plugin.json"] = PluginFile(package),
            ["version.txt"] = package.Version,
        };
        if (package.Config.Count > 0)
        {
            files["Config/Config.cs"] = ConfigFile.Write(package);
        }

        if (package.Enums.Count > 0)
        {
            files["Enums.cs"] = EnumFile.Write(package);
        }

        foreach (var resource in package.Resources)
        {
            files[$"{resource.Name}.cs"] = ResourceFile.Write(package, resource);
        }

        foreach (var function in package.Functions)
        {
            files[$"{function.Name}.cs"] = FunctionFile.Write(package, function);
        }

        WriteObjects(files, package);
        return files;
    }

    private static void WriteObjects(SortedDictionary<string, string> files, SdkPackage package)
    {
        var inputs = Reached(package, package.Resources.Append(package.Provider).SelectMany(r => r.Inputs).Concat(package.Functions.SelectMany(f => f.Inputs)));
        var outputs = Reached(package, package.Resources.SelectMany(r => r.Outputs).Concat(package.Functions.SelectMany(f => f.Outputs)));
        foreach (var type in package.Objects)
        {
            if (inputs.Contains(type.Token))
            {
                var code = CodeText.Begin(CodeText.Imports).OpenNamespace($"{package.Namespace}.Inputs");
                new ArgumentsClass($"{type.Name}Args", "ResourceArgs").Write(code, type.Description, type.Properties);
                files[$"Inputs/{type.Name}Args.cs"] = code.Line("}").ToString();
            }

            if (outputs.Contains(type.Token))
            {
                var code = CodeText.Begin(CodeText.Imports).OpenNamespace($"{package.Namespace}.Outputs");
                ResultClass.Write(code, type.Name, type.Description, type.Properties);
                files[$"Outputs/{type.Name}.cs"] = code.Line("}").ToString();
            }
        }
    }

    /// <summary>The tokens of the objects that properties refer to, at any depth.</summary>
    private static HashSet<string> Reached(SdkPackage package, IEnumerable<SdkProperty> properties)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<SdkType>(properties.Select(property => property.Type));
        while (open.TryDequeue(out var type))
        {
            switch (type)
            {
                case ListOf list:
                    open.Enqueue(list.Items);
                    break;
                case MapOf map:
                    open.Enqueue(map.Items);
                    break;
                case ObjectReference { Token: var token } when reached.Add(token):
                    package.Objects.Single(o => o.Token == token).Properties.ToList().ForEach(property => open.Enqueue(property.Type));
                    break;
            }
        }

        return reached;
    }

    private static string PluginFile(SdkPackage package)
    {
        var text = new StringBuilder("{\n  \"resource\": true,\n").Append($"  \"name\": \"{package.Name}\",\n  \"version\": \"{package.Version}\"");
        if (package.PluginDownloadUrl.Length > 0)
        {
            text.Append($",\n  \"server\": \"{package.PluginDownloadUrl}\"");
        }

        return text.Append("\n}\n").ToString();
    }
}
