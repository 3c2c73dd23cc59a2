namespace MediaProviders.Commands.Tests.Parsing;

public sealed class UsageTests
{
    [Theory]
    [InlineData("import-fiel", "'import-fiel' is neither a command nor the address of an engine; did you mean 'import-file'?")]
    [InlineData("import", "'import' is neither a command nor the address of an engine; did you mean 'import-file'?")]
    [InlineData("--vresion", "'--vresion' is neither a command nor the address of an engine; did you mean '--version'?")]
    [InlineData("xyz", "'xyz' is neither a command nor the address of an engine.")]
    [InlineData("import-file --bot b", "'import-file' has no option '--bot'; did you mean '--bot-id'?")]
    [InlineData("import-file --nmae-prefix b", "'import-file' has no option '--nmae-prefix'; did you mean '--name-prefix'?")]
    [InlineData("import-file -x", "'import-file' has no option '-x'.")]
    [InlineData("import-file --bot-id", "'--bot-id' needs a value: '--bot-id BOT'.")]
    [InlineData("import-file --bot-id --force", "'--bot-id' needs a value: '--bot-id BOT'.")]
    [InlineData("import-file --bot-id=", "The value of '--bot-id' is empty: give '--bot-id BOT'.")]
    [InlineData("import-file --bot-id a --bot-id b", "'--bot-id' is given twice. Give it once.")]
    [InlineData("import-file --force=yes", "'--force' takes no value.")]
    [InlineData("import-file bot-one", "'import-file' takes no arguments, but was given 'bot-one'.")]
    [InlineData("secret", "'secret' needs an argument: 'secret ID'.")]
    [InlineData("secret a b", "'secret' takes one argument, but was given 'b'.")]
    [InlineData("owners --bot-id b", "'owners' needs an argument: 'owners STATE...'.")]
    public void Parse_WrongLine_SaysWhatToType(string line, string message) =>
        Should.Throw<CommandSyntax.UsageException>(() => CommandParser.Parse(CommandLine.Commands, line.Split(' '))).Message.ShouldBe(message);

    [Fact]
    public void Parse_OptionsInEveryForm_AreRead()
    {
        var given = CommandParser.Parse(
            CommandLine.Commands, ["import-file", "--bot-id", "b", "--name-prefix=a=b", "--not-in-state", "x", "--not-in-state=y", "--force", "--force"]);

        given.Command.Name.ShouldBe("import-file");
        given.Value("--bot-id").ShouldBe("b");
        given.Value("--name-prefix").ShouldBe("a=b");
        given.Values("--not-in-state").ShouldBe(["x", "y"]);
        given.Has("--force").ShouldBeTrue();
        given.Value("--output").ShouldBeNull();
    }

    [Fact]
    public void Parse_WordsAfterTwoHyphens_AreArguments() =>
        CommandParser.Parse(CommandLine.Commands, ["owners", "-", "--", "--bot-id", "-h"]).Arguments.ShouldBe(["-", "--bot-id", "-h"]);

    [Fact]
    public void Parse_HelpWithoutTheArgument_IsNoError() => CommandParser.Parse(CommandLine.Commands, ["secret", "-h"]).Has("--help").ShouldBeTrue();

    [Fact]
    public void Words_OfThePlugin_AreThoseOfTheTable() =>
        CommandLine.Words.Except(["help", "version", "-h"]).Order(StringComparer.Ordinal)
            .ShouldBe(CommandLine.Commands.Select(c => c.Name).Concat(["--help", "--version"]).Order(StringComparer.Ordinal));
}
