using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>What this package says about itself.</summary>
internal static class Package
{
    private const string Home = "https://github.com/mediaproviders/pulumi-mediaproviders";

    // Engines complete this to the releases of the repository called pulumi- and the package's name.
    private const string Releases = "github://api.github.com/mediaproviders";

    /// <summary>The metadata of the package.</summary>
    public static PackageMetadata Metadata { get; } = new()
    {
        Name = "mediaproviders",
        DisplayName = "Media Providers for WhatsApp",
        Description = "Manages the media providers of Sinch WhatsApp bots: the named Basic and Bearer credentials that WhatsApp uses to fetch "
            + "media from your own file server. Sinch ended support for this API, the standalone WhatsApp API, on 2023-09-30 and takes no new "
            + "customers for it. So the address of the service can always be configured (`endpoint`): a gateway, a region that still answers, or "
            + "the emulator in this package's repository. This package is not made or endorsed by Sinch or WhatsApp.",
        Keywords = ["pulumi", "mediaproviders", "sinch", "whatsapp", "media", "credentials", "category/utility", "kind/native"],
        Homepage = Home,
        License = "Apache-2.0",
        Repository = Home,
        Publisher = "MediaProviders",
        PluginDownloadUrl = Releases,
        Language = Object(
            // The prefix Pulumi. is reserved on NuGet, so the SDK reads MediaProviders.WhatsApp.
            ("csharp", Language(
                ("rootNamespace", Text("MediaProviders")),
                ("namespaces", Object(("mediaproviders", Text("WhatsApp")))))),
            ("nodejs", Language(
                ("packageName", Text("pulumi-mediaproviders")))),
            // The name of the module; PyPI reads the underscore as a hyphen.
            ("python", Language(
                ("packageName", Text("pulumi_mediaproviders")),
                ("pyproject", Object(("enabled", Value.Bool.True))))),
            ("go", Language(
                ("importBasePath", Text("github.com/mediaproviders/pulumi-mediaproviders/sdk/go/mediaproviders")),
                ("generateResourceContainerTypes", Value.Bool.True))),
            ("java", Language(
                ("basePackage", Text("io.github.mediaproviders")),
                ("packages", Object(("mediaproviders", Text("whatsapp")))),
                ("buildFiles", Text("gradle"))))),
    };

    // Without respectSchemaVersion an SDK carries no version, and the engine would take any plugin it finds.
    private static ObjectValue Language(params (string Name, Value Value)[] settings) =>
        Object([("respectSchemaVersion", Value.Bool.True), .. settings]);

    private static ObjectValue Object(params (string Name, Value Value)[] members) =>
        new(Array.ConvertAll(members, member => KeyValuePair.Create(member.Name, member.Value)));

    private static Value.Text Text(string text) => new(text);
}
