namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>The file that <c>pulumi import --file</c> takes.</summary>
internal static class ImportFile
{
    public static ImportRequest[] Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("resources").EnumerateArray().Select(resource =>
            new ImportRequest(resource.GetProperty("type").GetString()!, resource.GetProperty("name").GetString()!, resource.GetProperty("id").GetString()!))];
    }
}
