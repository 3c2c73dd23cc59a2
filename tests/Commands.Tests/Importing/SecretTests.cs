namespace MediaProviders.Commands.Tests.Importing;

public sealed class SecretTests
{
    [Theory]
    [InlineData("bot-one/images", "CANARY-password\n")]
    [InlineData("images", "CANARY-password\n")]
    [InlineData("bot-one/old name/v1", "ends with a newline\n\n")]
    [InlineData("größe", "пароль 日本\n")]
    public async Task Secret_Entry_GoesToThePipeWithOneNewline(string id, string output)
    {
        await using var desk = await Desk.SetAsync(
            Entry.Basic("images", "reader", "CANARY-password"), Entry.Bearer("old name/v1", "ends with a newline\n"), Entry.Bearer("größe", "пароль 日本"));

        (await desk.RunAsync("secret", id)).ShouldBe(new ProgramRun(0, output, ""));
    }

    [Theory]
    [InlineData("bot-one/Images", 1,
        "error: Reading the secret of 'bot-one/Images' failed: the bot has no such entry. Check the name; names are case-sensitive.\n")]
    [InlineData("bot-one/", 1, "error: The id 'bot-one/' has no name. Write it as 'bot/name'.\n")]
    public async Task Secret_NoSuchEntry_SaysSo(string id, int code, string errors)
    {
        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));

        (await desk.RunAsync("secret", id)).ShouldBe(new ProgramRun(code, "", errors));
    }

    [Fact]
    public async Task Secret_OnATerminal_IsRefusedBeforeAnybodyIsAsked()
    {
        if (!BuiltPlugin.HasTerminal)
        {
            return;
        }

        await using var desk = await Desk.SetAsync(Entry.Bearer("images", "CANARY"));

        var run = await BuiltPlugin.RunOnTerminalAsync(desk.With("NO_COLOR", "1").Environment, "secret", "images");

        run.ShouldBe(new ProgramRun(
            2,
            "error: Writing a secret to a terminal is refused: it would stay on the screen. Pipe it: 'pulumi-resource-mediaproviders secret ID | pulumi config "
                + "set --secret KEY'. 'pulumi-resource-mediaproviders secret --help' shows the help.\n",
            ""));
        desk.Emulator.Requests.All.ShouldBeEmpty();
    }
}
