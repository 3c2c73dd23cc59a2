namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>Which folder may refer to which, as docs/architecture.md draws it.</summary>
public sealed class ArrowTests
{
    // Words of the domain that mean something else, or nothing in particular, on the wire.
    private static readonly string[] WordsOfEveryday = ["basic", "config", "endpoint", "get", "headers", "id", "name", "provider", "providers", "type"];

    private static readonly string[] Layers = ["Commands", "Plugin", "Protocol", "Resources", "Safety", "Schema", "Sinch", "Values"];

    [Theory]
    [InlineData("provider/Values", "Values")]
    [InlineData("provider/Schema", "Schema Values")]
    [InlineData("provider/Sinch", "Sinch Values")]
    [InlineData("provider/Safety", "Safety Sinch Schema Values")]
    [InlineData("provider/Resources", "Resources Safety Sinch Schema Values")]
    [InlineData("provider/Protocol", "Protocol Resources Safety Schema Values")]
    [InlineData("provider/Plugin", "Plugin Protocol Resources Safety Schema Values")]
    [InlineData("provider/Plugin/Telemetry", "")]
    [InlineData("provider/Commands", "Commands Resources Safety Sinch Schema Values")]
    public void Layer_NamesOtherLayers_OnlyThoseBelowIt(string folder, string allowed)
    {
        var forbidden = string.Join('|', Layers.Except(allowed.Split(' ')));

        SourceFile.In(folder).Select(WithoutNamespace).SelectMany(file => file.Find($@"\bMediaProviders\.({forbidden})\b")).ShouldBeEmpty();
    }

    [Fact]
    public void Program_NamesTheVendorsApi_Never() =>
        SourceFile.In("provider").Where(file => file.Path == "provider/Program.cs").SelectMany(file => file.Find(@"\bMediaProviders\.(Sinch|Values)\b"))
            .ShouldBeEmpty();

    // A room has one namespace, whatever folders it has. The traces keep their own, which a plugin that is not asked for any never loads.
    [Fact]
    public void File_Namespace_IsThatOfItsRoom()
    {
        foreach (var file in SourceFile.In("provider").Where(file => file.Path != "provider/Program.cs"))
        {
            var folders = file.Path.Split('/')[1..^1];
            var name = folders is ["Plugin", "Telemetry"] ? string.Join('.', folders) : folders[0];
            file.Find($@"(?m)^namespace MediaProviders\.{Regex.Escape(name)};").Count().ShouldBe(1, file.Path);
        }
    }

    [Theory, Each("provider/Safety", "provider/Resources")]
    public void ResourcesAndTheirSafety_TalkOfAWireOrAnEngine_Never(string folder)
    {
        SourceFile.In(folder).SelectMany(file => file.Find(@"(?i)\b(\w*grpc\w*|\w*protobuf\w*|urns?|httpclient)\b", inCodeOnly: false)).ShouldBeEmpty();
        SourceFile.In(folder).SelectMany(file => file.Find(@"(?i)\w*pulumi\w*")).ShouldBeEmpty();
    }

    [Fact]
    public void Sinch_TalksOfWhatPulumiDoes_Never() =>
        SourceFile.In("provider/Sinch").SelectMany(file => file.Find(@"(?i)\b(\w*pulumi\w*|urns?|\w*preview\w*)\b", inCodeOnly: false)).ShouldBeEmpty();

    [Fact]
    public void Protocol_WordsOfTheDomain_Never()
    {
        DomainWords.ShouldContain("|password|", customMessage: "The words come from the catalog.");

        SourceFile.In("provider/Protocol").SelectMany(DomainWordsIn).ShouldBeEmpty();
    }

    [Theory, Each("// the WhatsApp entry", "inputs[\"botId\"]", "a media provider", "the bot of the list", "\"mediaproviders:index:\"")]
    public void DomainWords_InALine_AreFound(string line) => DomainWordsIn(new SourceFile("", line)).ShouldNotBeEmpty();

    // Sinch has the API's own names of its fields, which happen to be the same.
    [Fact]
    public void Property_ByItsName_IsSpokenOfInItsShapeAndOneRecordOnly()
    {
        var names = new[] { WhatsAppMediaProvider.Shape.Inputs, WhatsAppMediaProvider.Shape.Outputs, GetWhatsAppMediaProviders.Definition.Inputs,
            GetWhatsAppMediaProviders.Definition.Outputs }
            .SelectMany(NamesIn).Append("botId").Except(["name", "type", "id"], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToList();
        names.ShouldContain("password");

        SourceFile.In("provider").Where(file => !file.Path.StartsWith("provider/Sinch/", StringComparison.Ordinal))
            .Where(file => names.Exists(
                name => file.Text.Contains($"\"{name}\"", StringComparison.Ordinal) && Regex.IsMatch(file.Text, $"(?m)^(?! *///).*\"{name}\"")))
            .Select(file => Path.GetFileName(file.Path)).Order(StringComparer.Ordinal)
            .ShouldBe(["GetWhatsAppMediaProvider.cs", "MediaProviderInputs.cs", "ProviderConfigShape.cs", "WhatsAppMediaProvider.cs"]);
    }

    private static string DomainWords =>
        $@"(?i)\b({string.Join('|', Nouns().Except(WordsOfEveryday, StringComparer.OrdinalIgnoreCase).Select(Regex.Escape))})\b"
        + "|whatsapp|sinch|media[ -]provider|botId";

    // The name of the product is in every namespace and in the notes about them.
    private static IEnumerable<string> DomainWordsIn(SourceFile file) =>
        (file with { Text = file.Text.Replace("MediaProviders.", "", StringComparison.Ordinal) }).Find(DomainWords, inCodeOnly: false);

    private static SourceFile WithoutNamespace(SourceFile file) => file with { Text = Regex.Replace(file.Text, @"(?m)^namespace [\w.]+;", "") };

    private static IEnumerable<string> Nouns() =>
    [
        .. Catalog.Resources.Select(shape => shape.Name),
        .. Catalog.Functions.Select(shape => shape.Name),
        .. Catalog.Resources.SelectMany(shape => new[] { shape.Inputs, shape.Outputs, shape.ListInputs }).SelectMany(NamesIn),
        .. Catalog.Functions.SelectMany(shape => new[] { shape.Inputs, shape.Outputs }).SelectMany(NamesIn),
        .. NamesIn(Catalog.Config),
        "sinch", "whatsapp", "bot", "bots", "media", "mediaproviders",
    ];

    private static IEnumerable<string> NamesIn(TypeShape type) => type switch
    {
        ObjectType shape => shape.Properties.SelectMany(p => NamesIn(p.Type).Append(p.Name)).Append(shape.Name).Where(name => name.Length > 0),
        EnumType choice => [choice.Name],
        TypeShape.List list => NamesIn(list.Element),
        TypeShape.Map map => NamesIn(map.Element),
        _ => [],
    };
}
