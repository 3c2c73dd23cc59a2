namespace MediaProviders.Provider.Tests.Schema;

public class SecretTests
{
    [Fact]
    public void Schema_Secrets_AreThoseOfTheModel()
    {
        var inSchema = WrittenSchema.Objects()
            .Where(at => at.Object.TryGetProperty("secret", out var secret) && secret.GetBoolean())
            .Select(at => at.Path);
        string[] inModel =
        [
            .. Secrets(ProviderConfigShape.Shape).SelectMany(name => new[] { $"$.config.variables.{name}", $"$.provider.inputProperties.{name}" }),
            .. new[] { MediaProviderTypes.BasicAuthentication, MediaProviderTypes.Config, MediaProviderTypes.Summary }
                .SelectMany(type => Secrets(type).Select(name => $"$.types.mediaproviders:index:{type.Name}.properties.{name}")),
        ];

        inSchema.Order(StringComparer.Ordinal).ShouldBe(inModel.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Model_Secrets_AreTheFourOfTheContract()
    {
        Secrets(ProviderConfigShape.Shape).ShouldBe(["apiToken", "headers"]);
        Secrets(MediaProviderTypes.BasicAuthentication).ShouldBe(["password"]);
        Secrets(MediaProviderTypes.Config).ShouldBe(["bearer"]);
        Secrets(MediaProviderTypes.Summary).ShouldBeEmpty();
    }

    // An SDK would fill a variable of the shell in before the plugin knows what else the program gave.
    [Fact]
    public void Schema_DefaultsForSdks_AreNowhere() =>
        WrittenSchema.Objects()
            .Where(at => at.Object.TryGetProperty("defaultInfo", out _)
                || (at.Object.TryGetProperty("default", out _) && at.Object.TryGetProperty("type", out _)))
            .Select(at => at.Path).ShouldBeEmpty();

    [Fact]
    public void Configuration_EveryVariable_IsNamedInItsDescription() =>
        ProviderConfigShape.Shape.Properties
            .SelectMany(property => property.Environment.Concat(property.EnvironmentFiles).Concat(property.EnvironmentInAddition)
                .Where(variable => !property.Description.Contains($"`{variable}`", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Configuration_EverySecretFromTheEnvironment_StaysThere() =>
        ProviderConfigShape.Shape.Properties.Where(property => property.Secret && property.Environment.Count > 0)
            .ShouldAllBe(property => property.EnvironmentStaysLocal);

    private static IEnumerable<string> Secrets(ObjectType type) => type.Properties.Where(property => property.Secret).Select(property => property.Name);
}
