using static MediaProviders.Examples.Tests.Yaml.LifecycleTests;

namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>A stack per environment: each has its own names, and dev cannot touch what is prod's, whatever goes wrong around it.</summary>
public sealed class EnvironmentTests
{
    private const string Example = "environments";
    private const string Type = "mediaproviders:index:WhatsAppMediaProvider";
    private const string Prod = "prod-images";

    [Fact]
    public async Task Up_EveryStackFile_WritesOnlyNamesOfItsEnvironment()
    {
        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = ExampleStack.SecretMark + "apiToken" });
        foreach (var name in (string[])["dev", "staging", "prod"])
        {
            await using var stack = ExampleStack.OpenOn(api, Example, name);
            var result = Succeeded(await stack.UpAsync());
            result.Outputs["images"].Json.ShouldBe($"\"{name}-images\"");
            result.Outputs["archive"].Json.ShouldStartWith($"\"{name}-archive-");
        }

        api.Store.Entries("media-test").Count.ShouldBe(4);
        api.Store.Entries("media-live").Count.ShouldBe(2);
        api.Store.Entries("media-test").ShouldAllBe(entry => entry.Name.StartsWith("dev-") || entry.Name.StartsWith("staging-"));
        api.Store.Entries("media-live").ShouldAllBe(entry => entry.Name.StartsWith("prod-"));
    }

    [Fact]
    public async Task Destroy_OfDevOnASharedBot_LeavesStagingAlone()
    {
        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = ExampleStack.SecretMark + "apiToken" });
        await using var dev = ExampleStack.OpenOn(api, Example, "dev");
        await using var staging = ExampleStack.OpenOn(api, Example, "staging");
        Succeeded(await dev.UpAsync());
        Succeeded(await staging.UpAsync());

        Succeeded(await dev.DestroyAsync());

        api.Store.Entries("media-test").Count.ShouldBe(2);
        api.Store.Entries("media-test").ShouldAllBe(entry => entry.Name.StartsWith("staging-"));
        ExampleStack.Steps(Succeeded(await staging.UpAsync())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_DevWithItsOwnTokenOnProdsBot_IsNotLetIn()
    {
        await using var api = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [
                new BotAccess("media-test", ExampleStack.SecretMark + "apiToken"), new BotAccess("media-live", "the-token-of-prod")] });
        await using var dev = ExampleStack.OpenOn(api, Example, "dev");
        dev.Config["mediaproviders:botId"] = new ConfigValue("media-live");

        var result = await dev.UpAsync();

        result.Succeeded.ShouldBeFalse();
        dev.Errors(result).ShouldContain("401");
        api.Store.Entries("media-live").ShouldBeEmpty();
    }

    // From here on everything is wrong at once: dev has prod's bot and a token that opens it. The fence alone stands.

    [Theory]
    [InlineData("create", "name: prod-new")]
    [InlineData("change", "name: prod-images")]
    [InlineData("change with overwrite", "name: prod-images\n      overwrite: true")]
    [InlineData("import", "name: prod-images", "import: media-live/prod-images")]
    public async Task Up_DevOnProdsBot_IsRefused(string attempt, string properties, string option = "retainOnDelete: false")
    {
        await using var dev = await OnProdsBotAsync();
        var before = dev.Api.Export();

        var result = await dev.UpAsync(
            Resource($"properties:\n      {properties}\n      config: {{ bearer: {ExampleStack.SecretMark}dev }}\n    options: {{ {option} }}"));

        ShouldBeRefused(dev, result, before, attempt);
    }

    [Fact]
    public async Task Import_DevOfAProdEntry_IsRefused()
    {
        await using var dev = await OnProdsBotAsync();
        var before = dev.Api.Export();

        ShouldBeRefused(dev, await dev.ImportAsync(new ImportRequest(Type, "stolen", $"media-live/{Prod}")), before, "import");
    }

    [Fact]
    public async Task LookUp_DevOfAProdCredential_IsRefused()
    {
        await using var dev = await OnProdsBotAsync();
        var before = dev.Api.Export();

        var result = await dev.UpAsync(new StackProgram(
            $"name: {Example}\nruntime: yaml\nvariables:\n  found:\n    fn::invoke:\n      function: mediaproviders:getWhatsAppMediaProvider\n      arguments: "
                + $"{{ name: {Prod} }}\noutputs:\n  kind: ${{found.authentication}}\n"));

        ShouldBeRefused(dev, result, before, "look-up");
    }

    [Fact]
    public async Task Delete_DevWithAProdEntryInItsState_IsRefused()
    {
        const string Kept = "resources:\n  kept:\n    type: mediaproviders:WhatsAppMediaProvider\n    properties:\n      name: dev-kept\n      config: { "
            + "bearer: secret-of-dev }\n";
        await using var dev = await OnProdsBotAsync();
        dev.Config.Remove("mediaproviders:requiredNamePrefix");
        Succeeded(await dev.UpAsync(new StackProgram(
            $"name: {Example}\nruntime: "
                + $"yaml\n{Kept}  mistake:\n    type: mediaproviders:WhatsAppMediaProvider\n    properties:\n      name: prod-mistake\n      config: {{ bearer: secret-of-dev }}\n")));
        var before = dev.Api.Export();

        dev.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue("dev-");
        var result = await dev.UpAsync(new StackProgram($"name: {Example}\nruntime: yaml\n{Kept}"));

        ShouldBeRefused(dev, result, before, "delete");
    }

    private static async Task<ExampleStack> OnProdsBotAsync()
    {
        var dev = await ExampleStack.OpenAsync(Example);
        dev.Config["mediaproviders:botId"] = new ConfigValue("media-live");
        dev.Api.Store.Put("media-live", Entry.Basic(Prod, "prod-reader", "the-password-of-prod"));
        return dev;
    }

    private static StackProgram Resource(string body) => new($"name: {Example}\nruntime: yaml\nresources:\n  stolen:\n    type: {Type}\n    {body}\n");

    private static void ShouldBeRefused(ExampleStack stack, CommandResult result, string before, string attempt)
    {
        result.Succeeded.ShouldBeFalse(attempt);
        stack.Errors(result).ShouldContain("requiredNamePrefix", Case.Sensitive, attempt);
        stack.Errors(result).ShouldNotContain("the-password-of-prod");
        stack.Api.Export().ShouldBe(before, attempt);
    }
}
