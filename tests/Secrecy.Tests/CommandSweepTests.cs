namespace MediaProviders.Secrecy.Tests;

/// <summary>
/// The plugin as a person starts it, with every secret in its environment. The one command whose work is to hand a secret to the next in a pipe is not among
/// these.
/// </summary>
public class CommandSweepTests
{
    public static TheoryData<string, bool> Commands => new()
    {
        { "--help", false },
        { "--version", false },
        { "schema", false },
        { "nonsense", false },
        { "import-file", false },
        { "import-file", true },
        { "import-file --bot-id bot --output {OUT}", false },
        { "import-file --name-prefix neigh --output {OUT}", false },
        { "import-file --bot-id other", false },
        { "import-file --nonsense", false },
        { "owners", false },
        { "owners {STATE}", false },
        { "owners {STATE}", true },
        { "owners /nowhere/at/all", false },
        { "doctor", false },
        { "doctor", true },
        { "secret", false },
        { "secret bot/nobody", false },
        { "secret bot/neighbour", true },
        { "secrets", false },
        { "secrets /nowhere/at/all", false },
        { "secrets {STATE}", true },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_WithSecretsAround_PrintsAndLeavesNone(string line, bool apiEchoes)
    {
        await using var emulator = await StartAsync();
        using var environment = new StackEnvironment();
        var evidence = new Evidence(Secrets.Search);
        if (apiEchoes)
        {
            emulator.Faults.Add(Fault.Echoes(401, count: null));
        }

        // As 'pulumi stack export' writes a state: secrets encrypted, and the token of the environment not in it.
        var state = Path.Combine(environment.Program, "stack.json");
        await File.WriteAllTextAsync(state, """{"version":3,"deployment":{"manifest":{},"resources":[]}}""");
        var words = line.Replace("{OUT}", Path.Combine(environment.Program, "out"), StringComparison.Ordinal)
            .Replace("{STATE}", state, StringComparison.Ordinal).Split(' ');

        var outcome = await evidence.RunAsync(Channel.Command, environment, Environment(emulator), [SecretStack.Executable, .. words]);

        (outcome.Output + outcome.Errors).ShouldNotBeEmpty();
        outcome.Errors.ShouldNotContain("Provider bug");
        evidence.ShouldBeClean();
    }

    [UnixFact]
    public async Task Command_ThatPrintsOrLeavesASecret_IsFound()
    {
        using var environment = new StackEnvironment();
        var evidence = new Evidence(Secrets.Search);

        await evidence.RunAsync(
            Channel.Command, environment, new Dictionary<string, string>(StringComparer.Ordinal) { ["PLANT"] = Secrets.Token.Text }, "/bin/sh", "-c",
            "echo \"$PLANT\"; echo \"$PLANT\" >notes");

        evidence.Leaks.Select(leak => leak.Channel).Distinct().ShouldBe([Channel.Command, Channel.File]);
    }

    private static async Task<SinchEmulator> StartAsync()
    {
        var emulator = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [new BotAccess("bot", Secrets.Token.Text), new BotAccess("other", Secrets.OtherToken.Text)] });
        emulator.Store.Put("bot", Entry.Basic("neighbour", "neighbour", Secrets.Neighbour.Text));
        emulator.Store.Put("bot", Entry.Bearer("neighbour-bearer", Secrets.NeighbourBearer.Text));
        return emulator;
    }

    private static Dictionary<string, string> Environment(SinchEmulator emulator) => new(StringComparer.Ordinal)
    {
        ["SINCH_API_TOKEN"] = Secrets.Token.Text,
        ["SINCH_ENDPOINT"] = emulator.Address,
        ["SINCH_BOT_ID"] = "bot",
        ["PULUMI_CONFIG"] = $"{{\"secrecy:password\":{Programs.Json(Secrets.Password)}}}",
        ["PULUMI_CONFIG_SECRET_KEYS"] = "[\"secrecy:password\"]",
    };
}
