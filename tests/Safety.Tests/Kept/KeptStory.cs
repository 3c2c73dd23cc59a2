namespace MediaProviders.Safety.Tests.Kept;

/// <summary>A short life of one entry that somebody else also touches. Each says what was lost in it, or null.</summary>
internal static class KeptStory
{
    /// <summary>Every story by its name.</summary>
    public static IReadOnlyDictionary<string, Func<SimulatedStack, string?>> All { get; } = new Dictionary<string, Func<SimulatedStack, string?>>(
        StringComparer.Ordinal)
    {
        ["adopted with a member nobody knows"] = stack =>
        {
            KeepAllMembers(stack);
            stack.One.Store.Put(SimulatedStack.Bot, Noted("first"));
            return Lost(!stack.Up(Program("first")).Succeeded, "the up failed") ?? Lost(!HasNotes(stack), "the members are gone");
        },
        ["updated with a member nobody knows"] = stack =>
        {
            KeepAllMembers(stack);
            stack.Up(Program("first"));
            stack.One.Store.Put(SimulatedStack.Bot, Noted("first"));
            return Lost(!stack.Up(Program("second")).Succeeded, "the up failed") ?? Lost(!HasNotes(stack), "the members are gone");
        },
        ["updated over an outside change"] = stack =>
        {
            stack.Up(Program("first"));
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Basic("images", "reader", "rotated"));
            stack.Up(Program("second"));
            return Lost(!stack.Said.Contains("changed outside of this program (config.basic.password)", StringComparison.Ordinal), "nobody was told");
        },
        ["imported and changed, in the preview"] = stack =>
        {
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Basic("images", "reader", "outside"));
            stack.Preview(Program("first", "import: bot/images"));
            return Lost(!stack.Said.Contains("imported and changed in the same step: config.basic.password", StringComparison.Ordinal), "nobody was told");
        },
        ["imported and changed"] = stack =>
        {
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Bearer("images", "outside"));
            stack.Up(Program("first", "import: images"), UpdateOnly);
            return Lost(!stack.Said.Contains("imported and changed in the same step: config.basic, config.bearer", StringComparison.Ordinal),
                "nobody was told");
        },
        ["masked, imported and refreshed"] = stack =>
        {
            stack.One.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Bearer("images", "outside"));
            return Lost(!stack.Import(new ProgramText(), "images", "bot/images").Succeeded, $"the import failed: {stack.Said}")
                ?? Lost(!stack.Refresh(Program("first")).Succeeded, $"the refresh failed: {stack.Said}")
                ?? Lost(!stack.Up(Program("first")).Succeeded, $"the up failed: {stack.Said}")
                ?? Lost(stack.Has("images")!.Password != "first", "the program's password was not written");
        },
        ["masked and of the other kind since"] = stack =>
        {
            stack.One.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Bullets };
            stack.Up(Program("first"));
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Bearer("images", "outside"));
            return Lost(!stack.Refresh(Program("first")).Succeeded, $"the refresh failed: {stack.Said}")
                ?? Lost((string?)stack.ReadState().Resources.Single().Outputs["authentication"] != "bearer", "the kind is not known")
                ?? Lost(!stack.Up(Program("first")).Succeeded, $"the up failed: {stack.Said}")
                ?? Lost(stack.Has("images")!.Password != "first", "the program's password was not written");
        },
        ["renamed, with an ignored password that was rotated outside"] = stack =>
        {
            const string ignoring = "ignoreChanges: [ config.basic.password ]";
            stack.Up(Program("first", ignoring));
            stack.One.Store.Put(SimulatedStack.Bot, Entry.Basic("images", "reader", "rotated"));
            stack.Up(new ProgramText().Add("images", "pictures", ProgramText.Basic("reader", "first"), options: ignoring));
            return Lost(stack.Has("pictures")?.Password != "rotated", "the rotated password is gone");
        },
        ["a stranger comes while a create has to wait"] = stack =>
        {
            stack.One.Faults.Add(Fault.Answers(429, FaultRoute.Post) with { RetryAfter = TimeSpan.FromMinutes(1) });
            stack.Command(async (engine, token) =>
            {
                var creating = engine.UpAsync(new StackProgram(Program("first").ToString()), UpdateOnly, token);
                await Task.Delay(TimeSpan.FromSeconds(30), stack.World.Clock, token);
                stack.One.Store.Put(SimulatedStack.Bot, Entry.Basic("images", "reader", "strangers"));
                return await creating;
            });
            return Lost(stack.Has("images")?.Password != "strangers", "the stranger's entry is gone");
        },
        ["interrupted and taken back, while the list lags"] = stack =>
        {
            stack.Up(Program("first"));
            stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromMinutes(5) };
            stack.Interrupted((engine, token) => engine.UpAsync(new StackProgram(Program("second").ToString()), UpdateOnly, token), TimeSpan.FromSeconds(10));
            return Lost(!stack.Up(Program("first")).Succeeded, $"the up failed: {stack.Said}")
                ?? Lost(stack.Has("images")!.Password != "first", "the program's password was not written");
        },
        ["never confirmed; a stranger, then created again by rule"] = stack =>
            Stranger(stack, _ => { }, stack => stack.Up(Program("second", "replaceOnChanges: [ config ]"), UpdateOnly)),
        ["never confirmed; a stranger, then a refresh and an up"] = stack =>
            Stranger(stack, stack => stack.Refresh(Program("first")), stack => stack.Up(Program("first"))),
        ["never confirmed; a stranger, then a refresh and a destroy"] = stack =>
            Stranger(stack, stack => stack.Refresh(Program("first")), stack => stack.Destroy(new ProgramText())),
        ["never confirmed; a refresh, then a stranger and an up"] = stack =>
            StrangerLate(stack, stack => stack.Refresh(Program("first")), stack => stack.Up(Program("first"))),
        ["never confirmed; a stranger and an up at once"] = stack => Stranger(stack, _ => { }, stack => stack.Up(Program("second"), UpdateOnly)),
        ["never confirmed; a stranger and an up that refreshes"] = stack =>
            Stranger(stack, _ => { }, stack => stack.Up(Program("first"), new CommandOptions { Refresh = true })),
        ["never confirmed; a stranger and a destroy that refreshes"] = stack =>
            Stranger(stack, _ => { }, stack => stack.Destroy(new ProgramText(), new CommandOptions { Refresh = true })),
        ["never confirmed; a stranger, two refreshes and an up"] = stack => Stranger(
            stack,
            stack =>
            {
                stack.Refresh(Program("first"));
                stack.Refresh(Program("first"));
            },
            stack => stack.Up(Program("second"))),
    };

    private static string? Stranger(SimulatedStack stack, Action<SimulatedStack> meanwhile, Action<SimulatedStack> last)
    {
        Doubtful(stack);
        Arrive(stack);
        meanwhile(stack);
        last(stack);
        return Lost(stack.Has("images")?.Password != "strangers", "the stranger's entry is gone");
    }

    private static string? StrangerLate(SimulatedStack stack, Action<SimulatedStack> meanwhile, Action<SimulatedStack> last)
    {
        Doubtful(stack);
        meanwhile(stack);
        Arrive(stack);
        last(stack);
        return Lost(stack.Has("images")?.Password != "strangers", "the stranger's entry is gone");
    }

    // The API says yes, and no list ever shows it.
    private static void Doubtful(SimulatedStack stack)
    {
        stack.One.Faults.Add(new Fault { Route = FaultRoute.Post, Status = 200, Body = "", Count = null });
        stack.Up(Program("first"), UpdateOnly);
        stack.One.Faults.Clear();
    }

    private static void Arrive(SimulatedStack stack)
    {
        stack.World.Clock.Pass(TimeSpan.FromMinutes(1));
        stack.One.Store.Put(SimulatedStack.Bot, Entry.Basic("images", "reader", "strangers"));
    }

    private static void KeepAllMembers(SimulatedStack stack) => stack.One.Settings = new EmulatorSettings { StoredMembers = StoredMembers.All };

    private static Entry Noted(string password)
    {
        var json = new JsonObject
        {
            ["name"] = "images", ["type"] = "www", ["note"] = 1,
            ["config"] = new JsonObject { ["scope"] = "x", ["basic"] = new JsonObject { ["username"] = "reader", ["password"] = password, ["realm"] = "y" } },
        };
        return Entry.Read(System.Text.Json.JsonSerializer.SerializeToElement(json));
    }

    private static bool HasNotes(SimulatedStack stack) =>
        stack.Has("images") is { Others: [{ Key: "note" }], Config: { } config } && config.GetRawText().Contains("scope", StringComparison.Ordinal)
            && config.GetRawText().Contains("realm", StringComparison.Ordinal);

    private static string? Lost(bool isLost, string what) => isLost ? what : null;

    private static ProgramText Program(string password, params string[] options) =>
        new ProgramText().Add("images", "images", ProgramText.Basic("reader", password), options: options);
}
