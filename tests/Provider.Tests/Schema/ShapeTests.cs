namespace MediaProviders.Provider.Tests.Schema;

/// <summary>The contract of the shapes: what the rules of Check and Diff, the secret marks and the schema are made from.</summary>
public class ShapeTests
{
    private static readonly ResourceShape Resource = WhatsAppMediaProvider.Shape;

    [Fact]
    public void Resource_Properties_AreThoseOfTheContract()
    {
        Names(Resource.Inputs).ShouldBe(["botId", "name", "type", "config", "overwrite"]);
        Names(Resource.Outputs).ShouldBe(["botId", "name", "type", "config", "overwrite", "authentication"]);
        Names(Resource.ListInputs).ShouldBe(["botId", "namePrefix"]);
    }

    [Fact]
    public void Resource_Traits_AreThoseOfTheContract()
    {
        Resource.Inputs.Properties.Where(property => property.ForcesReplacement).Select(property => property.Name).ShouldBe(["botId", "name"]);
        Resource.Inputs.Properties.Where(property => property.Required).Select(property => property.Name).ShouldBe(["config"]);
        Resource.Inputs.Properties.Where(property => property.ChangeNeedsNoAction).Select(property => property.Name).ShouldBe(["overwrite"]);
        Resource.Outputs.Properties.ShouldAllBe(property => property.Required);
        Resource.Inputs.Find("type")!.Default.ShouldBeOfType<Value.Text>().Content.ShouldBe("www");
        Resource.Inputs.Find("overwrite")!.Default.ShouldBe(Value.Bool.False);
    }

    [Fact]
    public void Resource_InputsAndOutputs_AgreeOnTypesAndTraits()
    {
        foreach (var input in Resource.Inputs.Properties)
        {
            var output = Resource.Outputs.Find(input.Name)!;

            output.Type.ShouldBe(input.Type, input.Name);
            output.Secret.ShouldBe(input.Secret, input.Name);
            output.ForcesReplacement.ShouldBe(input.ForcesReplacement, input.Name);
            output.ChangeNeedsNoAction.ShouldBe(input.ChangeNeedsNoAction, input.Name);
        }
    }

    [Fact]
    public void Credentials_AreExactlyOneOfTwoAndNeverEmpty()
    {
        MediaProviderTypes.Config.ExactlyOne.ShouldBeTrue();
        Names(MediaProviderTypes.Config).ShouldBe(["basic", "bearer"]);
        MediaProviderTypes.Config.Find("bearer")!.NotEmpty.ShouldBeTrue();
        MediaProviderTypes.BasicAuthentication.Properties.ShouldAllBe(property => property.Required && property.NotEmpty);
    }

    [Fact]
    public void Choices_HaveTheTextsOfTheService()
    {
        Resource.Inputs.Find("type")!.OneOf.ShouldBe(["www"]);
        ProviderConfigShape.Region.Values.Select(value => value.Value).ShouldBe(["us1", "eu1"]);
    }

    // A YAML program cannot use a value of an enumeration where it wants a string.
    [Fact]
    public void Outputs_OfEveryKind_HoldNoEnumeration()
    {
        var outputs = new[] { Resource.Outputs, GetWhatsAppMediaProvider.Definition.Outputs, GetWhatsAppMediaProviders.Definition.Outputs,
            MediaProviderTypes.Summary };

        outputs.SelectMany(type => type.Properties).ShouldAllBe(property => !(property.Type is EnumType));
        outputs.SelectMany(type => new[] { type.Find("type"), type.Find("authentication") }).OfType<Property>()
            .ShouldAllBe(property => ReferenceEquals(property.Type, TypeShape.Scalar.String));
    }

    [Fact]
    public void Functions_Properties_AreThoseOfTheContract()
    {
        Names(GetWhatsAppMediaProvider.Definition.Inputs).ShouldBe(["name", "botId"]);
        Names(GetWhatsAppMediaProvider.Definition.Outputs).ShouldBe(["id", "botId", "name", "type", "authentication", "config"]);
        Names(GetWhatsAppMediaProviders.Definition.Inputs).ShouldBe(["botId", "namePrefix"]);
        Names(GetWhatsAppMediaProviders.Definition.Outputs).ShouldBe(["botId", "providers"]);
        Names(MediaProviderTypes.Summary).ShouldBe(["id", "name", "type", "authentication"]);
    }

    [Theory]
    [InlineData("maxConcurrentRequests", 1.0, 256.0, false, 16.0)]
    [InlineData("maxRequestsPerSecond", 0.0, null, true, null)]
    [InlineData("requestTimeoutSeconds", 0.0, null, true, 30.0)]
    [InlineData("maxRetries", 0.0, 10.0, false, 4.0)]
    public void Configuration_Numbers_HaveTheirBoundsAndDefaults(string name, double? minimum, double? maximum, bool exclusive, double? fallback)
    {
        var property = ProviderConfigShape.Shape.Find(name)!;

        (property.Minimum, property.Maximum, property.MinimumIsExclusive).ShouldBe((minimum, maximum, exclusive));
        (property.Default as Value.Number)?.Content.ShouldBe(fallback!.Value);
        (property.Default is null).ShouldBe(fallback is null);
    }

    [Theory]
    [InlineData("apiToken", "SINCH_API_TOKEN")]
    [InlineData("region", "SINCH_REGION")]
    [InlineData("endpoint", "SINCH_ENDPOINT")]
    [InlineData("botId", "SINCH_BOT_ID")]
    [InlineData("caCertificateFile", "SSL_CERT_FILE")]
    public void Configuration_Variables_AreThoseOfTheContract(string name, string variable) =>
        ProviderConfigShape.Shape.Find(name)!.Environment.ShouldBe([variable]);

    [Fact]
    public void Configuration_Keys_AreThoseOfTheContract()
    {
        Names(ProviderConfigShape.Shape).ShouldBe(
        [
            "apiToken", "region", "endpoint", "botId", "requiredNamePrefix", "headers", "caCertificateFile", "clientCertificateFile",
            "clientKeyFile", "maxConcurrentRequests", "maxRequestsPerSecond", "requestTimeoutSeconds", "maxRetries",
        ]);
        ProviderConfigShape.Shape.Properties.Any(property => property.Required).ShouldBeFalse();
        ProviderConfigShape.Shape.Find("apiToken")!.EnvironmentFiles.ShouldBe(["SINCH_API_TOKEN_FILE"]);
    }

    private static IEnumerable<string> Names(ObjectType type) => type.Properties.Select(property => property.Name);
}
