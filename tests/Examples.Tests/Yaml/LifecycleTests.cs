namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>The examples in YAML, step by step, judged by what the API then holds.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task OneBotTwoCredentials_UpReplaceDestroy_DoesWhatItsReadmeSays()
    {
        await using var stack = await ExampleStack.OpenAsync("one-bot-two-credentials");

        Succeeded(await stack.UpAsync());
        Names(stack).ShouldBe(["archive", "images"]);
        Quiet(await stack.UpAsync());

        var replaced = Succeeded(await stack.UpAsync("replace"));
        ExampleStack.Steps(replaced).ShouldBe(["CreateReplacement archive", "Replace archive", "DeleteReplaced archive"], ignoreOrder: true);
        Names(stack).ShouldBe(["images", "old-archive"]);

        Succeeded(await stack.DestroyAsync());
        Names(stack).ShouldBeEmpty();
    }

    [Fact]
    public async Task BasicAndBearer_Update_ChangesTheEntryInPlace()
    {
        await using var stack = await ExampleStack.OpenAsync("basic-and-bearer");

        var first = Succeeded(await stack.UpAsync());
        first.Outputs["authentication"].Json.ShouldBe("\"basic\"");
        first.Outputs["summary"].Json.ShouldBe("\"store is of type www and uses basic\"");
        stack.Api.Requests.Clear();

        var updated = Succeeded(await stack.UpAsync("update"));
        ExampleStack.Steps(updated).ShouldBe(["Update store"]);
        updated.Outputs["authentication"].Json.ShouldBe("\"bearer\"");
        stack.Api.Store.Find("my-bot", "store")!.BearerToken.ShouldBe("secret-of-storeToken");
        stack.Api.Requests.Count("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Rotation_EveryStep_KeepsWhatMessagesNameAlive()
    {
        await using var stack = await ExampleStack.OpenAsync("rotation");
        stack.Config.Remove("greenPassword", out var green);

        await ShouldActivate(stack, "", "images-blue", ["images-blue"]);
        stack.Config["greenPassword"] = green.ShouldNotBeNull();
        await ShouldActivate(stack, "add", "images-blue", ["images-blue", "images-green"]);
        stack.Api.Requests.Clear();
        await ShouldActivate(stack, "flip", "images-green", ["images-blue", "images-green"]);
        stack.Api.Requests.All.ShouldAllBe(request => request.Method == "GET");
        stack.Config.Remove("bluePassword");
        await ShouldActivate(stack, "retire", "images-green", ["images-green"]);
        stack.Api.Store.Find("my-bot", "images-green")!.Password.ShouldBe("secret-of-greenPassword");
    }

    [Fact]
    public async Task ImportExisting_ImportFile_TakesEverythingOverWithoutAWrite()
    {
        await using var stack = await ExampleStack.OpenAsync("import-existing");
        stack.Api.Store.Put("my-bot", Entry.Basic("catalogue", "catalogue-reader", "secret-of-cataloguePassword"));
        stack.Api.Store.Put("my-bot", Entry.Bearer("invoices", "secret-of-invoicesToken"));

        using var file = JsonDocument.Parse(Repository.Read("examples/import-existing/import.json"));
        Succeeded(await stack.ImportAsync([.. file.RootElement.GetProperty("resources").EnumerateArray().Select(resource =>
            new ImportRequest(resource.GetProperty("type").GetString()!, resource.GetProperty("name").GetString()!,
                resource.GetProperty("id").GetString()!))]));
        Quiet(await stack.PreviewAsync());
        Quiet(await stack.UpAsync());

        stack.Api.Requests.All.ShouldAllBe(request => request.Method == "GET");
    }

    [Fact]
    public async Task ExplicitProviders_TwoBots_EachGetsItsOwnEntry()
    {
        await using var api = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [new BotAccess("media-us", "secret-of-usToken"), new BotAccess("media-eu", "secret-of-euToken")] });
        await using var stack = ExampleStack.OpenOn(api, "explicit-providers");
        var program = stack.Program();

        // The one thing that cannot be had here is Sinch itself: both regions are the emulator.
        var local = program with
            { Text = program.Text.Replace("region: us1", $"endpoint: {api.Address}", StringComparison.Ordinal)
                .Replace("region: eu1", $"endpoint: {api.Address}", StringComparison.Ordinal) };
        local.Text.ShouldNotContain("region: ");

        var result = Succeeded(await stack.UpAsync(local));
        result.Outputs["us"].Json.ShouldBe("\"media-us/images\"");
        result.Outputs["eu"].Json.ShouldBe("\"media-eu/images\"");
        api.Store.Find("media-us", "images")!.Password.ShouldBe("secret-of-imagesPassword");
        api.Store.Find("media-eu", "images")!.Password.ShouldBe("secret-of-imagesPassword");
    }

    [Fact]
    public async Task Functions_ListAndLookUp_GiveTheTokenOn()
    {
        await using var stack = await ExampleStack.OpenAsync("functions");
        stack.Config["secondBot"] = new("my-second-bot");
        stack.Api.Store.Put("my-bot", Entry.Bearer("archive", "secret-of-the-archive"));
        stack.Api.Store.Put("my-bot", Entry.Bearer("images", "secret-of-the-images"));

        var result = Succeeded(await stack.UpAsync());

        result.Outputs["listed"].IsSecret.ShouldBeFalse();
        result.Outputs["listed"].Json.ShouldContain("my-bot/archive");
        result.Outputs["listed"].Json.ShouldNotContain("images");
        stack.Api.Store.Find("my-second-bot", "archive")!.BearerToken.ShouldBe("secret-of-the-archive");
        Quiet(await stack.UpAsync());
    }

    internal static CommandResult Succeeded(CommandResult result)
    {
        result.Succeeded.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(said => said.Text)));
        return result;
    }

    private static void Quiet(CommandResult result) => ExampleStack.Steps(Succeeded(result)).ShouldBeEmpty();

    private static IEnumerable<string> Names(ExampleStack stack) => stack.Api.Store.Entries("my-bot").Select(entry => entry.Name).Order(StringComparer.Ordinal);

    private static async Task ShouldActivate(ExampleStack stack, string step, string provider, string[] names)
    {
        var result = Succeeded(await stack.UpAsync(step));
        result.Outputs["provider"].Json.ShouldBe($"\"{provider}\"");
        Names(stack).ShouldBe(names);
        stack.Api.Store.Find("my-bot", provider)!.Username.ShouldBe(provider.Replace("images", "media", StringComparison.Ordinal));
    }
}
