using MediaProviders.Generate.Schema;
using MediaProviders.Resources;
using MediaProviders.Values;

namespace MediaProviders.Generate;

/// <summary>What this package says about itself.</summary>
internal static class ThisPackage
{
    private const string Home = "https://github.com/mediaproviders/pulumi-mediaproviders";

    // Engines complete this to the releases of the repository called pulumi- and the package's name.
    private const string Releases = "github://api.github.com/mediaproviders";

    public static PackageMetadata Metadata { get; } = new()
    {
        Name = Package.Name,
        DisplayName = "Media Providers for WhatsApp",
        Description = "Manages the media providers of Sinch WhatsApp bots: the named Basic and Bearer credentials that WhatsApp uses to fetch media from "
            + "your own file server. Sinch ended support for this API, the standalone WhatsApp API, on 2023-09-30 and accepts no new customers for it. The "
            + "address of the service can therefore always be configured (`endpoint`): a gateway, a region that still answers, or the emulator in this "
            + "package's repository. This package is not made or endorsed by Sinch or WhatsApp.",
        Keywords = ["pulumi", "mediaproviders", "sinch", "whatsapp", "media", "credentials", "category/utility", "kind/native"],
        Homepage = Home,
        License = "Apache-2.0",
        Repository = Home,
        Publisher = "MediaProviders",
        PluginDownloadUrl = Releases,
        Language = ObjectValue.Of(
            // The prefix Pulumi. is reserved on NuGet, so the SDK reads MediaProviders.WhatsApp.
            ("csharp", Language(
                ("rootNamespace", Text("MediaProviders")),
                ("namespaces", ObjectValue.Of(("mediaproviders", Text("WhatsApp")))))),
            ("nodejs", Language(
                ("packageName", Text("pulumi-mediaproviders")))),
            // The name of the module; PyPI reads the underscore as a hyphen.
            ("python", Language(
                ("packageName", Text("pulumi_mediaproviders")),
                ("pyproject", ObjectValue.Of(("enabled", Value.Bool.True))))),
            ("go", Language(
                ("importBasePath", Text("github.com/mediaproviders/pulumi-mediaproviders/sdk/go/mediaproviders")),
                ("generateResourceContainerTypes", Value.Bool.True))),
            ("java", Language(
                ("basePackage", Text("io.github.mediaproviders")),
                ("packages", ObjectValue.Of(("mediaproviders", Text("whatsapp")))),
                ("buildFiles", Text("gradle"))))),
    };

    // Without respectSchemaVersion an SDK carries no version, and the engine would take any plugin it finds.
    private static ObjectValue Language(params (string Name, Value Value)[] settings) =>
        ObjectValue.Of([("respectSchemaVersion", Value.Bool.True), .. settings]);

    private static Value.Text Text(string text) => new(text);
}
