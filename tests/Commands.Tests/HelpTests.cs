using MediaProviders.Resources;

namespace MediaProviders.Commands.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_OfEverything_NamesEachCommandAndVariable()
    {
        await using var desk = await Desk.SetAsync();

        var (code, output, errors) = await desk.RunAsync("--help");

        (code, errors).ShouldBe((0, ""));
        foreach (var command in CommandLine.Commands)
        {
            output.ShouldContain($"\n  {command.Name}");
            output.ShouldContain(command.Summary);
        }

        foreach (var variable in new[]
            { "SINCH_API_TOKEN", "SINCH_API_TOKEN_FILE", "SINCH_REGION", "SINCH_ENDPOINT", "SINCH_BOT_ID", "SSL_CERT_FILE", "NO_COLOR" })
        {
            output.ShouldContain($"\n  {variable}  ");
        }

        (await desk.RunAsync("help")).Output.ShouldBe(output);
        (await desk.RunAsync("-h")).Output.ShouldBe(output);
    }

    [Fact]
    public async Task Help_OfACommand_IsTheSameInEachForm()
    {
        await using var desk = await Desk.SetAsync();

        var (code, output, errors) = await desk.RunAsync("secret", "--help");

        (code, errors).ShouldBe((0, ""));
        output.ShouldBe("""
            Write the password or the bearer of one entry, and a newline, to a pipe. A terminal is refused.

            Usage: pulumi-resource-mediaproviders secret ID [OPTION...]

            Argument:
              ID  The entry as 'bot/name'; without a slash it is a name on the bot of SINCH_BOT_ID.

            Options:
              --help  Show this help.

            Exit codes:
              0    done
              1    failed; the text on standard error says why
              2    the command line is wrong; nothing was done
              130  interrupted; nothing was left half done

            Examples:
              pulumi-resource-mediaproviders secret my-bot/images | pulumi config set --secret imagesPassword

            """);
        (await desk.RunAsync("help", "secret")).Output.ShouldBe(output);
        (await desk.RunAsync("secret", "-h")).Output.ShouldBe(output);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Help_OnANarrowTerminal_BreaksLinesBetweenWords(int columns)
    {
        var host = new CommandHost(
            BuiltPlugin.Name,
            new Screen(Stream.Null, TextWriter.Null, outputIsTerminal: true, errorsAreTerminal: true, _ => null, () => columns),
            () => Stream.Null,
            new HostEnvironment { Variable = _ => null, Version = PluginVersion.Text });

        foreach (var help in CommandLine.Commands.Select(command => HelpText.Of(command, host)).Prepend(HelpText.Of(CommandLine.Commands, host)))
        {
            // A command to copy is one line, and so is an option that leaves no room for its text.
            help.Split('\n').Where(line => line.Length > columns && !line.Contains(BuiltPlugin.Name, StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Version_AndNothingElse_IsWritten()
    {
        await using var desk = await Desk.SetAsync();

        (await desk.RunAsync("--version")).ShouldBe(new ProgramRun(0, PluginVersion.Text + "\n", ""));
        (await desk.RunAsync("version")).ShouldBe(new ProgramRun(0, PluginVersion.Text + "\n", ""));
        (await desk.RunAsync("--version", "now")).ShouldBe(new ProgramRun(
            2, "", "error: '--version' takes no arguments, but was given 'now'. 'pulumi-resource-mediaproviders --help' shows the help.\n"));
    }

    [Fact]
    public void Document_OfTheCommands_SaysWhatTheHelpSays()
    {
        var page = Repository.Read("docs/command-line.md");
        foreach (var command in CommandLine.Commands)
        {
            page.ShouldContain($"\n## `{command.Name}{(command.Argument is { } argument ? " " + argument.Shown : "")}`\n");
            foreach (var option in command.Options)
            {
                page.ShouldContain($"| `{option.Shown}` | {option.Summary} |");
            }

            foreach (var example in command.Examples)
            {
                page.ShouldContain(example.Replace("{0}", BuiltPlugin.Name, StringComparison.Ordinal));
            }

            foreach (var (code, meaning) in command.ExitCodes)
            {
                page.ShouldContain($"| {code} | `{command.Name}`: {meaning} |");
            }
        }

        foreach (var (name, _) in HelpText.Environment)
        {
            page.ShouldContain($"`{name}`");
        }
    }
}
