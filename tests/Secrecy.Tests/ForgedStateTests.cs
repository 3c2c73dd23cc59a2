namespace MediaProviders.Secrecy.Tests;

/// <summary>A state that somebody has edited, or an id made for it, opens no way around 'overwrite' and 'requiredNamePrefix'.</summary>
public class ForgedStateTests
{
    [Fact]
    public async Task Up_AnIdOfAStrangersEntry_IsNotUpdated()
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.ForgeState(state => state.Replace("\"id\": \"bot/images\"", "\"id\": \"bot/taken\"", StringComparison.Ordinal));
        stack.SetSecret("password", Secrets.NextPassword.Text);

        await ShouldBeRefusedAsync(
            stack,
            stack.UpAsync(Programs.One(), UpdateOnly),
            "Updating 'bot/taken' is refused: the program names 'bot/images', so the id in the state has been edited. To remove it from the state without "
                + "touching any entry, run pulumi state delete urn:pulumi:dev::secrecy::mediaproviders:index:WhatsAppMediaProvider::images; then import the "
                + "right entry.");
    }

    [Fact]
    public async Task Up_PropertiesOfAStrangersEntry_WriteAndDeleteNothingOfHis()
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.ForgeState(state => state.Replace("\"name\": \"images\"", "\"name\": \"taken\"", StringComparison.Ordinal));
        stack.SetSecret("password", Secrets.NextPassword.Text);

        await stack.UpAsync(Programs.One(), UpdateOnly);

        ShouldBeUntouched(stack);
        stack.Emulator.Requests.Count("DELETE").ShouldBe(0, "The id is the entry that the program still has.");
    }

    [Theory]
    [InlineData("dev-/../taken")]
    [InlineData("dev-/..%2Ftaken")]
    [InlineData("dev-%2F..%2Ftaken")]
    [InlineData("dev-\\..\\taken")]
    [InlineData("dev-%252f..%252ftaken")]
    public async Task Commands_PastThePrefixByAPath_TouchNothing(string name)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic(name, Secrets.User, Secrets.Imported.Text));
        (await stack.ImportAsync(Programs.None(), "imported", $"bot/{name}", protect: false)).Succeeded.ShouldBeTrue();
        stack.Set("mediaproviders:requiredNamePrefix", "dev-");
        const string Fault = "this provider only touches names that start with 'dev-' (requiredNamePrefix), and '{0}' may be read as another name by a server.";

        await ShouldBeRefusedAsync(stack, stack.UpAsync(Programs.One("dev-images"), UpdateOnly), string.Format(Fault, name));
        stack.Emulator.Store.Find(SecretStack.Bot, name).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("dev-/../taken")]
    [InlineData("dev-%2e%2e%2ftaken/../x")]
    [InlineData("Dev-images")]
    [InlineData("dev")]
    [InlineData("xdev-images")]
    [InlineData("%64ev-images")]
    [InlineData("\u0064ev\u2010images")]
    [InlineData("de\u200bv-images")]
    public async Task Import_ANameThatOnlyLooksLikeThePrefix_IsRefused(string name)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic(name, Secrets.User, Secrets.Imported.Text));
        stack.Set("mediaproviders:requiredNamePrefix", "dev-");

        await ShouldBeRefusedAsync(
            stack, stack.ImportAsync(Programs.None(), "imported", $"bot/{name}"),
            "this provider only touches names that start with 'dev-' (requiredNamePrefix), and '");
        stack.Emulator.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_OverwriteInTheStateAlone_OverwritesNothing()
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.ForgeState(state => state.Replace("\"overwrite\": false", "\"overwrite\": true", StringComparison.Ordinal));

        await ShouldBeRefusedAsync(
            stack, stack.UpAsync(Programs.Taken(overwrite: false), UpdateOnly),
            "Creating 'bot/taken' is refused: an entry of that name exists and differs in config.basic.username, config.basic.password.");
    }

    [Fact]
    public async Task Up_AResourceForgedIntoTheStateAsAStrangersEntry_OverwritesNothingButWhatTheProgramNames()
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.ForgeState(state => state.Replace("bot/images", "bot/taken", StringComparison.Ordinal)
            .Replace("\"name\": \"images\"", "\"name\": \"taken\"", StringComparison.Ordinal));

        // The program says 'images': a replacement, whose delete of the entry that the state claims is all that such a state can ask for. The fence stops
        // that too.
        stack.Set("mediaproviders:requiredNamePrefix", "images");
        await ShouldBeRefusedAsync(
            stack, stack.UpAsync(Programs.One(), UpdateOnly),
            "Deleting 'bot/taken' is refused: this provider only touches names that start with 'images' (requiredNamePrefix), and 'taken' does not.");
    }

    // Refused with that text, and the strangers' entries are as they were.
    private static async Task ShouldBeRefusedAsync(SecretStack stack, Task<CommandResult> command, string said)
    {
        var result = await command;

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Text)
            .ShouldContain(text => text.Contains(said, StringComparison.Ordinal), string.Join('\n', result.Diagnostics.Select(d => d.Text)));
        ShouldBeUntouched(stack);
    }

    private static void ShouldBeUntouched(SecretStack stack)
    {
        stack.Emulator.Store.Find(SecretStack.Bot, "taken").ShouldNotBeNull().Password.ShouldBe(Secrets.Stranger.Text);
        stack.Emulator.Store.Find(SecretStack.Bot, "neighbour").ShouldNotBeNull().Password.ShouldBe(Secrets.Neighbour.Text);
        stack.Evidence.ShouldBeClean();
    }
}
