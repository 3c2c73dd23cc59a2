namespace MediaProviders.Safety.Tests.Cases;

/// <summary>
/// What a delete by name could destroy, case by case. Each case runs in a simulated world and with real plugin processes, where the delete of a replaced
/// provider comes from another process than the create.
/// </summary>
internal static class ClaimCases
{
    private const string Bot = "bot";
    public static readonly string First = ProgramText.Basic("reader", "first-password");
    public static readonly string Second = ProgramText.Basic("reader", "second-password");

    public static async Task RenameInCodeAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First));
        var renamed = new ProgramText().Add("pictures", "images", First);
        await UpAsync(stack, renamed);
        stack.Said.ShouldContain("'bot/images' was kept");
        Password(stack.One, "images").ShouldBe("first-password");
        stack.Count("DELETE").ShouldBe(0);
        await NothingToDoAsync(stack, renamed);
        await UpAsync(stack, new ProgramText());
        stack.One.Entries(Bot).ShouldBeEmpty("a claim of an earlier command must not keep what the program has dropped");
    }

    public static async Task AliasAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First));
        await UpAsync(stack, new ProgramText().Add("pictures", "images", First, options: "aliases: [ { name: images } ]"));
        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0);
        stack.ReadState().Resources.Single().ProgramName.ShouldBe("pictures");
    }

    public static async Task MovedParentAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("root", "root", Second).Add("images", "images", First));
        var moved = new ProgramText().Add("root", "root", Second).Add("images", "images", First, options: "parent: ${root}");
        await UpAsync(stack, moved);
        Password(stack.One, "images").ShouldBe("first-password");
        await NothingToDoAsync(stack, moved);
    }

    public static async Task ProviderSwitchedAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First));
        var switched = new ProgramText().AddProvider("prov", ProviderAt(stack.FirstAddress)).Add("images", "images", First, options: "provider: ${prov}");
        await UpAsync(stack, switched);
        Password(stack.One, "images").ShouldBe("first-password");
        stack.Count("DELETE").ShouldBe(0);
        await NothingToDoAsync(stack, switched);
    }

    public static async Task ProviderAtAnotherNameOfTheServerAsync(ITestStack stack)
    {
        ProgramText At(string address) =>
            new ProgramText().AddProvider("prov", ProviderAt(address)).Add("images", "images", First, options: "provider: ${prov}");
        await UpAsync(stack, At(stack.FirstAddress));
        await UpAsync(stack, At(stack.FirstAddressAgain));
        stack.Said.ShouldContain("the same entry was just written at another base address");
        Password(stack.One, "images").ShouldBe("first-password");
        await NothingToDoAsync(stack, At(stack.FirstAddressAgain));
        await UpAsync(stack, new ProgramText());
        stack.One.Entries(Bot).ShouldBeEmpty();
    }

    public static async Task DuplicatesAsync(ITestStack stack)
    {
        var result = await stack.PreviewAsync(new ProgramText().Add("images", "images", First).Add("pictures", "images", Second));
        result.Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("is also the name of another resource of this program on this bot");
        stack.Count("POST").ShouldBe(0);
    }

    public static async Task TwoEnvironmentsAsync(ITestStack stack)
    {
        ProgramText With(bool both)
        {
            var program = new ProgramText().AddProvider("dev", ProviderAt(stack.FirstAddress)).AddProvider("prod", ProviderAt(stack.SecondAddress))
                .Add("images-dev", "images", First, options: "provider: ${dev}");
            return both ? program.Add("images-prod", "images", Second, options: "provider: ${prod}") : program;
        }

        await UpAsync(stack, With(both: true));
        Password(stack.Two, "images").ShouldBe("second-password");
        await UpAsync(stack, With(both: false));
        Password(stack.One, "images").ShouldBe("first-password");
        stack.Two.Entries(Bot).ShouldBeEmpty("the dropped environment's entry must go");
    }

    public static async Task MigrationToTheSameNamesAsync(ITestStack stack)
    {
        ProgramText At(string address, bool overwrite = false) =>
            new ProgramText().AddProvider("prov", ProviderAt(address)).Add("images", "images", First, overwrite: overwrite, options: "provider: ${prov}");
        stack.Two.Put(Bot, Entry.Basic("images", "somebody", "their-password"));
        await UpAsync(stack, At(stack.FirstAddress));

        (await stack.UpAsync(At(stack.SecondAddress))).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("is refused: an entry of that name exists and differs in config.basic.username, config.basic.password");
        Password(stack.One, "images").ShouldBe("first-password");
        Password(stack.Two, "images").ShouldBe("their-password");

        await UpAsync(stack, At(stack.SecondAddress, overwrite: true));
        Password(stack.Two, "images").ShouldBe("first-password");
        stack.Said.ShouldContain("If it is another one, delete the entry there by hand");
        Password(stack.One, "images").ShouldBe("first-password");
    }

    public static async Task MigrationToAServerThatHoldsTheSameAsync(ITestStack stack)
    {
        ProgramText At(string address) =>
            new ProgramText().AddProvider("prov", ProviderAt(address)).Add("images", "images", First, options: "provider: ${prov}");
        stack.Two.Put(Bot, Entry.Basic("images", "reader", "first-password"));
        await UpAsync(stack, At(stack.FirstAddress));
        await UpAsync(stack, At(stack.SecondAddress));
        stack.Said.ShouldContain("already existed, exactly as the program describes it");
        Password(stack.Two, "images").ShouldBe("first-password");
        await NothingToDoAsync(stack, At(stack.SecondAddress));
    }

    public static async Task ImportUnderAnotherSpellingAsync(ITestStack stack)
    {
        stack.One.Put(Bot, Entry.Basic("images", "reader", "first-password"));
        await UpAsync(stack, new ProgramText().Add("images", "images", First, options: "import: images"));
        var respelt = new ProgramText().Add("images", "images", First, options: "import: bot/images");
        await UpAsync(stack, respelt);
        Password(stack.One, "images").ShouldBe("first-password");
        stack.Count("DELETE").ShouldBe(0);
        await NothingToDoAsync(stack, respelt);
    }

    public static async Task ForcedReplacementAsync(ITestStack stack)
    {
        var program = new ProgramText().Add("images", "images", First);
        await UpAsync(stack, program);
        var replace = new CommandOptions { Replace = [stack.ReadState().Resources.Single().Urn] };
        await UpAsync(stack, program, replace);
        Password(stack.One, "images").ShouldBe("first-password");
        stack.Count("DELETE").ShouldBe(0);

        (await stack.UpAsync(new ProgramText().Add("images", "images", Second), replace)).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("If this is a replacement, update credentials first");
        Password(stack.One, "images").ShouldBe("first-password");
        await UpAsync(stack, new ProgramText().Add("images", "images", Second));
        await UpAsync(stack, new ProgramText().Add("images", "images", Second), replace);
        Password(stack.One, "images").ShouldBe("second-password");
    }

    public static async Task ReplaceOnChangesAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First, options: "replaceOnChanges: [ config ]"));
        var changed = new ProgramText().Add("images", "images", Second, options: "replaceOnChanges: [ config ]");
        await UpAsync(stack, changed);
        Password(stack.One, "images").ShouldBe("second-password");
        await NothingToDoAsync(stack, changed);
    }

    public static async Task DeleteBeforeReplaceAsync(ITestStack stack)
    {
        ProgramText Named(string name, string config) =>
            new ProgramText().Add("images", name, config, options: ["deleteBeforeReplace: true", "replaceOnChanges: [ config ]"]);
        await UpAsync(stack, Named("images", First));
        await UpAsync(stack, Named("pictures", First));
        stack.One.Entries(Bot).Select(e => e.Name).ShouldBe(["pictures"]);
        await UpAsync(stack, Named("pictures", Second));
        Password(stack.One, "pictures").ShouldBe("second-password");
        await NothingToDoAsync(stack, Named("pictures", Second));
    }

    public static async Task RefreshOfDroppedResourcesAsync(ITestStack stack)
    {
        var both = new ProgramText().Add("images", "images", First).Add("other", "other", Second);
        await UpAsync(stack, both);
        await UpAsync(stack, new ProgramText().Add("other", "other", Second), new CommandOptions { Refresh = true });
        stack.One.Entries(Bot).Select(e => e.Name).ShouldBe(["other"]);
        (await stack.DestroyAsync(both, new CommandOptions { Refresh = true })).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Entries(Bot).ShouldBeEmpty();
    }

    public static async Task PendingDeleteOfTheCommandBeforeAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First));
        stack.Faults.Add(Fault.Answers(403, FaultRoute.Delete, count: null));
        (await stack.UpAsync(new ProgramText().Add("images", "pictures", First))).Succeeded.ShouldBeFalse();
        stack.ReadState().Resources.Count(r => r.Delete).ShouldBe(1);
        stack.Faults.Clear();
        await UpAsync(stack, new ProgramText().Add("images", "pictures", First));
        stack.One.Entries(Bot).Select(e => e.Name).ShouldBe(["pictures"]);
    }

    public static async Task PendingDeleteOfANameThatIsWantedAgainAsync(ITestStack stack)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", First));
        stack.Faults.Add(Fault.Answers(403, FaultRoute.Delete, count: null));
        (await stack.UpAsync(new ProgramText().Add("images", "pictures", First))).Succeeded.ShouldBeFalse();
        stack.Faults.Clear();
        var back = new ProgramText().Add("images", "images", First);
        await UpAsync(stack, back);
        stack.One.Entries(Bot).Select(e => e.Name).ShouldBe(["images"]);
        await NothingToDoAsync(stack, back);
    }

    /// <summary>The command succeeds and no claim of it keeps anything from its right.</summary>
    private static async Task UpAsync(ITestStack stack, ProgramText program, CommandOptions? options = null) =>
        (await stack.UpAsync(program, options)).Succeeded.ShouldBeTrue(stack.Said);

    private static async Task NothingToDoAsync(ITestStack stack, ProgramText program)
    {
        (await stack.RefreshAsync(program)).Succeeded.ShouldBeTrue(stack.Said);
        await UpAsync(stack, program);
        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0, stack.Said);
    }

    /// <summary>The configuration of an explicit provider.</summary>
    public static (string Key, string Value)[] ProviderAt(string address) => [("endpoint", address), ("botId", Bot), ("apiToken", "token-of-the-bots")];

    private static string? Password(Store store, string name) => store.Find(Bot, name)?.Password;
}
