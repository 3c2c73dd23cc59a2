namespace MediaProviders.Docs.Tests.Commands;

/// <summary>
/// Every block of shell on the pages: <c>run</c> is run as it stands, with an emulator where the text names its port; <c>emulator</c> starts the emulator with
/// those arguments; <c>elsewhere=WHY</c> needs what no test has, so that only its files are looked for; without a marker it is for the Pulumi CLI, whose flags
/// are checked.
/// </summary>
public sealed class CommandTests
{
    private const string DocumentedAddress = "http://127.0.0.1:8099";

    /// <summary>
    /// What a test cannot have: a container engine, a second build of the repository, a release or another machine, a clone's own tools, a tool that may be
    /// missing.
    /// </summary>
    private static readonly string[] Elsewhere = ["docker", "build", "release", "clone", "jq"];

    private static readonly string[] Languages = ["sh", "bash", "shell", "console"];

    /// <summary>Variables that an <c>export</c> on a page may set, beside those of the schema: Pulumi's own, and what the plugin looks at.</summary>
    private static readonly string[] Variables =
        ["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES", "SINCH_API_TOKEN", "SINCH_API_TOKEN_FILE", "SINCH_REGION",
            "SINCH_ENDPOINT", "SINCH_BOT_ID", "XDG_RUNTIME_DIR"];

    public static TheoryData<string> All { get; } = Places(_ => true);

    public static TheoryData<string> Runnable { get; } = Places(block => block.Marker == "run");

    public static TheoryData<string> Emulators { get; } = Places(block => block.Marker == "emulator");

    [Theory]
    [MemberData(nameof(All))]
    public void Block_OfShell_IsOfAKnownKind(string place)
    {
        var block = Block(place);
        foreach (string command in ShellLine.Commands(block.Code))
        {
            Problem(block, command).ShouldBeNull(command);
        }
    }

    [ShellTheory]
    [MemberData(nameof(Runnable))]
    public async Task Block_MarkedRun_Works(string place)
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = "emulator-token", OfferControl = true });

        var (exitCode, output) = await ShellRun.RunAsync(Block(place).Code.Replace(DocumentedAddress, emulator.Address, StringComparison.Ordinal));

        exitCode.ShouldBe(0, output);
    }

    [Theory]
    [MemberData(nameof(Emulators))]
    public async Task Block_MarkedEmulator_StartsIt(string place)
    {
        foreach (var words in ShellLine.Commands(Block(place).Code).Select(ShellLine.Words))
        {
            string[] arguments = [.. words.Skip(words.ToList().IndexOf("--") + 1)];
            int port = Array.IndexOf(arguments, "--port");
            if (port >= 0)
            {
                // The documented port may be taken on this machine.
                arguments[port + 1] = "0";
            }

            var (line, exitCode) = await ShellRun.StartEmulatorAsync(arguments);

            if (arguments is ["--help"])
            {
                exitCode.ShouldBe(0);
            }
            else
            {
                line.ShouldStartWith("http://127.0.0.1:");
            }
        }
    }

    /// <summary>Also in the examples and the SDK, whose pages are no pages of the documentation.</summary>
    [Fact]
    public void Lines_ForThePulumiCli_AreTakenInBlocksOfNoLanguageToo()
    {
        var readmes = new[] { "examples", "sdk" }.SelectMany(folder => Repository.Files(folder, "README.md")).Select(Page.Read);
        foreach (var block in Page.All.Concat(readmes).SelectMany(page => page.Fences).Where(fence => fence.Language.Length == 0))
        {
            foreach (var words in ShellLine.Commands(block.Code).Where(line => line.StartsWith("pulumi ", StringComparison.Ordinal))
                .SelectMany(ShellLine.Simple).Where(words => words is ["pulumi", ..]))
            {
                PulumiCommands.Problem([.. words.Skip(1)]).ShouldBeNull($"{block}: {string.Join(' ', words)}");
            }
        }
    }

    /// <summary>The CLI leaves a lock beside each plugin, whose name sorts behind the folder's.</summary>
    [ShellFact]
    public async Task Line_ThatPutsThePluginOnThePath_FindsItsFolder()
    {
        string line = Page.Read("docs/command-line.md").Fences.Select(fence => fence.Code).Single(code => code.StartsWith("PATH=", StringComparison.Ordinal));
        const string Installed = """
            export PULUMI_HOME="$PWD/home of pulumi"
            mkdir -p "$PULUMI_HOME/plugins/resource-mediaproviders-v0.1.0"
            touch "$PULUMI_HOME/plugins/resource-mediaproviders-v0.1.0.lock"

            """;

        var (exitCode, output) = await ShellRun.RunAsync($"{Installed}{line}printf %s \"$PATH\"");

        exitCode.ShouldBe(0, output);
        output.ShouldEndWith("/home of pulumi/plugins/resource-mediaproviders-v0.1.0/");
    }

    [Fact]
    public void Blocks_OfEveryKind_AreOnThePages()
    {
        All.Count.ShouldBeGreaterThan(15);
        Runnable.Count.ShouldBeGreaterThanOrEqualTo(3);
        Emulators.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("pulumi up --yes --stack dev")]
    [InlineData("pulumi import TYPE NAME ID --generate-code=false")]
    [InlineData("pulumi config set --secret mediaproviders:apiToken")]
    [InlineData("SINCH_REGION=eu1 pulumi preview")]
    [InlineData("pulumi stack export --file state.json && pulumi up | pulumi config set --secret KEY # and so on")]
    public void Command_OfThePulumiCli_IsTaken(string command) => Problem(Fence(""), command).ShouldBeNull();

    [Theory]
    [InlineData("pulumi upp", "there is no such command in the list")]
    [InlineData("pulumi up --genrate-code=false", "'--genrate-code' is no flag of 'up'")]
    [InlineData("pulumi config set --stack", "'--stack' lacks its value")]
    [InlineData("pulumi config set a b c", "'config set' does not take 3 arguments")]
    [InlineData("export SINCH_TOKEN=a", "'SINCH_TOKEN' is read by nobody")]
    [InlineData("pulumi up && pulumi upp", "there is no such command in the list")]
    [InlineData("make install", "'make' is a command of no known kind: mark the block")]
    public void Command_ThatNobodyTakes_IsFound(string command, string problem) => Problem(Fence(""), command).ShouldBe(problem);

    private static string? Problem(Fence block, string command) =>
        ShellLine.Simple(command).Select(words => Problem(block, words)).FirstOrDefault(problem => problem is not null);

    private static string? Problem(Fence block, IReadOnlyList<string> all)
    {
        var words = all.SkipWhile(
            word => word.Split('=')[0] is var name && word.Contains('=', StringComparison.Ordinal) && Variables.Contains(name, StringComparer.Ordinal))
            .ToList();
        return (block.Marker, words) switch
        {
            ("run", _) => null,
            ("emulator", ["dotnet", "run", "--project", "tests/Emulator", "--", ..]) => null,
            (var marker, _) when marker.StartsWith("elsewhere=", StringComparison.Ordinal) =>
                Elsewhere.Contains(marker["elsewhere=".Length..], StringComparer.Ordinal) ? MissingFile(words) : $"'{marker}' gives no known reason",
            ("", ["pulumi", .. var rest]) => PulumiCommands.Problem(rest),
            ("", ["export", var assignment]) =>
                Variables.Contains(assignment.Split('=')[0], StringComparer.Ordinal) ? null : $"'{assignment.Split('=')[0]}' is read by nobody",
            ("", []) => null,
            _ => $"'{words.FirstOrDefault()}' is a command of no known kind: mark the block",
        };
    }

    // What looks like a path of the repository has to be one, except below the folder that builds write to.
    private static string? MissingFile(IEnumerable<string> words) => words
        .Where(word => word.Contains('/', StringComparison.Ordinal) && !word.StartsWith("artifacts/", StringComparison.Ordinal) && !word.StartsWith('/')
            && !word.StartsWith('-') && !word.Contains(':', StringComparison.Ordinal))
        .Where(word => !File.Exists(Repository.At(word)) && !Directory.Exists(Repository.At(word))).Select(word => $"'{word}' is not in the repository")
        .FirstOrDefault();

    private static TheoryData<string> Places(Func<Fence, bool> wanted) => [.. Blocks().Where(wanted).Select(block => block.ToString())];

    private static IEnumerable<Fence> Blocks() =>
        Page.All.SelectMany(page => page.Fences).Where(fence => Languages.Contains(fence.Language, StringComparer.Ordinal));

    private static Fence Block(string place) => Blocks().Single(block => block.ToString() == place);

    private static Fence Fence(string marker) => new("page.md", 1, "sh", marker, [], "");
}
