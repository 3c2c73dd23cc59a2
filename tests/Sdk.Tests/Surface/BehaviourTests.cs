using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using ProgramRun = Pulumi.ProgramRun;

namespace MediaProviders.Sdk.Tests.Surface;

/// <summary>What the SDK does: secrets are marked when they are set, and everything goes to the engine under the schema's names.</summary>
public sealed class BehaviourTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(SdkFolder.Schema)!;

    [Fact]
    public void Setter_OfASecret_MarksItAndNoOtherDoes()
    {
        var secrets = new List<string>();
        foreach (var type in ActualSurface.Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ResourceArgs))))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(p => Sample(p.PropertyType) is not null))
            {
                var args = Activator.CreateInstance(type)!;
                property.SetValue(args, Sample(property.PropertyType));
                var value = ProgramValue.Of(property.GetValue(args));
                value.IsKnown.ShouldBeTrue(property.Name);
                if (value.IsSecret)
                {
                    secrets.Add($"{type.Name}.{property.Name}");
                }
            }
        }

        secrets.Order(StringComparer.Ordinal)
            .ShouldBe(["BasicAuthenticationArgs.Password", "MediaProviderConfigArgs.Bearer", "ProviderArgs.ApiToken", "ProviderArgs.Headers"]);
        secrets.Count.ShouldBe(Secrets(Schema["provider"]!["inputProperties"]) + Schema["types"]!.AsObject().Sum(type => Secrets(type.Value!["properties"])));
    }

    [Fact]
    public void Resource_IsRegisteredWithVersionAndPluginsAddress()
    {
        var run = new ProgramRun { Config = new Dictionary<string, string>(StringComparer.Ordinal) }.Begin();

        _ = new WhatsApp.WhatsAppMediaProvider("images", new()
        {
            Name = "images",
            Type = "www",
            Config = new WhatsApp.Inputs.MediaProviderConfigArgs
                { Basic = new WhatsApp.Inputs.BasicAuthenticationArgs { Username = "reader", Password = "hush" } },
        });

        var resource = run.Resources.ShouldHaveSingleItem();
        resource.Type.ShouldBe("mediaproviders:index:WhatsAppMediaProvider");
        resource.Options.Version.ShouldBe((string)Schema["version"]!);
        resource.Options.PluginDownloadURL.ShouldBe((string)Schema["pluginDownloadURL"]!);
        resource.Inputs.Keys.ShouldBe(["name", "type", "config"], ignoreOrder: true);
        resource.Inputs["type"].Value!.ToString().ShouldBe("www");
        resource.Inputs["config"]["basic"]["password"].ShouldBe(new ProgramValue("hush", IsKnown: true, IsSecret: true));
        resource.Inputs["config"]["basic"]["username"].IsSecret.ShouldBeFalse();
    }

    [Fact]
    public void Get_OfAResource_ReadsById()
    {
        var run = new ProgramRun { Config = new Dictionary<string, string>(StringComparer.Ordinal) }.Begin();

        WhatsApp.WhatsAppMediaProvider.Get("images", "my-bot/images");

        ProgramValue.Of(run.Resources.ShouldHaveSingleItem().Options.Id).Value.ShouldBe("my-bot/images");
    }

    [Fact]
    public void Provider_WithoutArguments_SendsNoToken()
    {
        var run = new ProgramRun { Config = new Dictionary<string, string>(StringComparer.Ordinal) }.Begin();

        _ = new WhatsApp.Provider("eu", new() { Region = WhatsApp.Region.Eu1 });

        var provider = run.Resources.ShouldHaveSingleItem();
        provider.Type.ShouldBe("pulumi:providers:mediaproviders");
        provider.Inputs.Keys.ShouldNotContain("apiToken");
        provider.Inputs["region"].Value!.ToString().ShouldBe("eu1");
    }

    [Theory]
    [InlineData("region")]
    [InlineData("endpoint")]
    [InlineData("botId")]
    [InlineData("")]
    public void Provider_VariablesInTheShell_SendsOnlyWhatTheProgramGives(string given)
    {
        var run = new ProgramRun { Config = new Dictionary<string, string>(StringComparer.Ordinal) }.Begin();
        var shell = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SINCH_API_TOKEN"] = "shell-token", ["SINCH_REGION"] = "us1", ["SINCH_ENDPOINT"] = "https://shell.example.com", ["SINCH_BOT_ID"] = "shell-bot",
            ["SINCH_REQUIRED_NAME_PREFIX"] = "shell-", ["SSL_CERT_FILE"] = "/shell/ca.pem",
        };
        try
        {
            shell.ToList().ForEach(variable => Environment.SetEnvironmentVariable(variable.Key, variable.Value));

            _ = new WhatsApp.Provider("explicit", given switch
            {
                "region" => new() { Region = WhatsApp.Region.Eu1 },
                "endpoint" => new() { Endpoint = "https://gateway.example.com" },
                "botId" => new() { BotId = "my-bot" },
                _ => new(),
            });

            run.Resources.ShouldHaveSingleItem().Inputs.Where(input => input.Value.Value is not null).Select(input => input.Key)
                .ShouldBe(given.Length == 0 ? [] : [given]);
            WhatsApp.Config.Endpoint.ShouldBeNull();
            WhatsApp.Config.Region.ShouldBeNull();
            WhatsApp.Config.BotId.ShouldBeNull();
        }
        finally
        {
            shell.Keys.ToList().ForEach(name => Environment.SetEnvironmentVariable(name, null));
        }
    }

    [Fact]
    public void Function_InEveryForm_CallsThePlugin()
    {
        var run = new ProgramRun { Config = new Dictionary<string, string>(StringComparer.Ordinal) }.Begin();

        _ = WhatsApp.GetWhatsAppMediaProviders.InvokeAsync(new() { NamePrefix = "dev-" });
        WhatsApp.GetWhatsAppMediaProviders.Invoke();
        WhatsApp.GetWhatsAppMediaProvider.Invoke(new() { Name = "images" }, new InvokeOutputOptions());

        run.Calls.Select(call => call.Token).ShouldBe(
            ["mediaproviders:index:getWhatsAppMediaProviders", "mediaproviders:index:getWhatsAppMediaProviders",
                "mediaproviders:index:getWhatsAppMediaProvider"]);
        run.Calls[0].Inputs["namePrefix"].Value.ShouldBe("dev-");
        run.Calls.ShouldAllBe(call => call.Options!.Version == (string)Schema["version"]!);
    }

    [Fact]
    public void Config_ReadsEveryTypeOfTheStack()
    {
        new ProgramRun
        {
            Config = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["mediaproviders:botId"] = "my-bot", ["mediaproviders:region"] = "eu1", ["mediaproviders:maxRetries"] = "2",
                ["mediaproviders:requestTimeoutSeconds"] = "2.5", ["mediaproviders:headers"] = """{"X-Key":"k"}""",
            },
        }.Begin();

        WhatsApp.Config.BotId.ShouldBe("my-bot");
        WhatsApp.Config.Region.ShouldBe("eu1");
        WhatsApp.Config.MaxRetries.ShouldBe(2);
        WhatsApp.Config.RequestTimeoutSeconds.ShouldBe(2.5);
        WhatsApp.Config.Headers!["X-Key"].ShouldBe("k");
    }

    [Fact]
    public void Enum_ComparesByValue()
    {
        (WhatsApp.Region.Eu1 == WhatsApp.Region.Us1).ShouldBeFalse();
        WhatsApp.Region.Eu1.Equals((object)WhatsApp.Region.Eu1).ShouldBeTrue();
        ((string)WhatsApp.Region.Eu1).ShouldBe("eu1");
    }

    private static object? Sample(Type type) =>
        type == typeof(Input<string>) ? (Input<string>)"value"
        : type == typeof(InputMap<string>) ? (InputMap<string>)Output.Create(ImmutableDictionary<string, string>.Empty.Add("X-Key", "value"))
        : type == typeof(Input<int>) ? (Input<int>)1
        : type == typeof(Input<bool>) ? (Input<bool>)true
        : type == typeof(Input<double>) ? (Input<double>)1.5
        : null;

    private static int Secrets(JsonNode? properties) => properties is JsonObject members ? members.Count(member => (bool?)member.Value!["secret"] == true) : 0;
}
