namespace MediaProviders.Emulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Read_Nothing_OpensEveryBotWithTheUsualToken()
    {
        var options = Read().Options;

        options.AnyBotToken.ShouldBe("emulator-token");
        options.Bots.ShouldBeEmpty();
        options.Port.ShouldBe(0);
        options.OfferControl.ShouldBeTrue();
    }

    [Fact]
    public void Read_Everything_IsTaken()
    {
        var line = Read(
            "--port", "8099", "--bot", "one=t=1", "--bot", "two=t2", "--bot-region", "one=eu1", "--region", "us1", "--base-path", "/gate/",
            "--state", "s.json", "--entries", "e.json", "--fault", """{"method":"GET","status":500}""", "--fault", "{}", "--set", "A1=reason", "--set",
            "A22=a=b");

        line.Options.Port.ShouldBe(8099);
        line.Options.Bots.ShouldBe([new BotAccess("one", "t=1", "eu1"), new BotAccess("two", "t2")]);
        line.Options.AnyBotToken.ShouldBeNull();
        line.Options.Region.ShouldBe("us1");
        line.Options.BasePath.ShouldBe("/gate");
        line.Options.StateFile.ShouldBe("s.json");
        line.Options.Settings.ErrorDetail.ShouldBe(ErrorDetailField.Reason);
        line.Options.Settings.SeededNames.ShouldBe(["a=b"]);
        line.Snapshot.ShouldNotBeNull().Bots.Keys.ShouldBe(["b of e.json"]);
        line.Faults.Select(fault => fault.Route).ShouldBe([FaultRoute.List, FaultRoute.Any]);
        Read("--token", "all").Options.AnyBotToken.ShouldBe("all");
    }

    [Theory]
    [InlineData("Reading the arguments failed: '--prot' is not an option. See --help.", "--prot", "1")]
    [InlineData("Reading the arguments failed: '--bot=…' is not an option, because a space stands between an option and its value. See --help.",
        "--bot=b=the-token")]
    [InlineData("Reading the arguments failed: 'lern' is neither a command nor an option. See --help.", "lern")]
    [InlineData("Reading the arguments failed: '' is neither a command nor an option. See --help.", "")]
    [InlineData("Reading the arguments failed: '--port' needs a value. See --help.", "--port")]
    [InlineData("Reading the arguments failed: '--token' needs a value. See --help.", "--token", "")]
    [InlineData("Reading '--base-path' failed: 'gate' is not a path. Give one that starts with '/', such as /gateway.", "--base-path", "gate")]
    [InlineData("Reading '--state' failed: '/' is a folder. Give a file; it is created when it is missing.", "--state", "/")]
    [InlineData("Reading '--state' failed: there is no folder for '/no/folder/s.json'. Create it, or give another file.", "--state", "/no/folder/s.json")]
    [InlineData("Reading the file 't.txt' of --settings failed: it is not a JSON object of texts, as the command learn writes it.", "--settings", "t.txt")]
    [InlineData("Reading the file 't.txt' of --entries failed: it is not JSON of the form {\"bots\": {BOT: [ENTRY]}, \"faults\": [FAULT]}.", "--entries",
        "t.txt")]
    [InlineData("Reading '--port' failed: 'many' is not a port. Give a number from 0 to 65535.", "--port", "many")]
    [InlineData("Reading '--port' failed: '65536' is not a port. Give a number from 0 to 65535.", "--port", "65536")]
    [InlineData("Reading '--listen' failed: 'here' is not an IP address. Give 127.0.0.1, or 0.0.0.0 in a container.", "--listen", "here")]
    [InlineData("Reading '--control' failed: 'maybe' is neither 'on' nor 'off'.", "--control", "maybe")]
    [InlineData("Reading '--bot' failed: its value has no name and '=' at the start. Give NAME=VALUE.", "--bot", "the-token")]
    [InlineData("Reading '--bot' failed: its value has no name and '=' at the start. Give NAME=VALUE.", "--bot", "=the-token")]
    [InlineData("Reading '--bot-region' failed: there is no bot 'one'. Give it with --bot as well.", "--bot-region", "one=eu1")]
    [InlineData("Changing setting 'A1 ErrorDetail' failed: 'x' is not a value of it. Give Details, Reason, Both, Title.", "--set", "A1=x")]
    [InlineData("Reading a fault failed: 'status' is 1. Give a number from 200 to 599.", "--fault", """{"status":1}""")]
    public void Read_WrongArgument_SaysWhatToGive(string message, params string[] args) =>
        Should.Throw<FormatException>(() => Read(args)).Message.ShouldBe(message);

    [Theory]
    [InlineData(true)]
    [InlineData(true, "--listen", "127.0.0.1")]
    [InlineData(true, "--listen", "::1")]
    [InlineData(false, "--listen", "0.0.0.0")]
    [InlineData(true, "--listen", "0.0.0.0", "--control", "on")]
    [InlineData(false, "--control", "off")]
    public void Read_Control_IsOnlyForLoopbackUnlessAskedFor(bool offered, params string[] args) => Read(args).Options.OfferControl.ShouldBe(offered);

    [Fact]
    public void Help_NamesEveryOptionAndSetting()
    {
        foreach (string option in new[]
            { "--port", "--listen", "--control", "--bot ", "--bot-region", "--token", "--region", "--base-path", "--entries", "--state", "--fault", "--set",
                "A1 ", "A22 " })
        {
            CommandLine.Help.ShouldContain(option);
        }
    }

    private static CommandLine Read(params string[] args) =>
        CommandLine.Read(args, (_, path) => path.EndsWith(".json", StringComparison.Ordinal) ? $$"""{"bots":{"b of {{path}}":[]} }""" : $"text of {path}");
}
