namespace MediaProviders.Commands.Tests.Terminal;

public sealed class ScreenTests
{
    private readonly MemoryStream output = new();
    private readonly StringWriter errors = new();

    private string Output => Encoding.UTF8.GetString(output.ToArray());

    [Theory]
    [InlineData(true, null, "xterm", "\u001b[31mx\u001b[0m")]
    [InlineData(true, "", "xterm", "\u001b[31mx\u001b[0m")]
    [InlineData(true, "1", "xterm", "x")]
    [InlineData(true, null, "dumb", "x")]
    [InlineData(false, null, "xterm", "x")]
    public void Paint_Text_IsColouredOnATerminalOnly(bool isTerminal, string? noColour, string term, string shown)
    {
        var screen = new Screen(output, errors, isTerminal, isTerminal, name => name == "NO_COLOR" ? noColour : name == "TERM" ? term : null);

        screen.Paint(Screen.Colour.Red, "x").ShouldBe(shown);
        screen.PaintError(Screen.Colour.Red, "x").ShouldBe(shown);
    }

    [Fact]
    public void Progress_OnATerminal_IsReplacedAndGoneBeforeAnythingElseIsSaid()
    {
        var screen = new Screen(output, errors, outputIsTerminal: true, errorsAreTerminal: true, _ => null);

        screen.Status("one");
        screen.Status("two");
        screen.WriteLine("done");
        screen.Say("said");

        errors.ToString().ShouldBe("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Ksaid\n");
        Output.ShouldBe("done\n");
    }

    [Fact]
    public void Progress_ElsewhereThanOnATerminal_IsNotWritten()
    {
        var screen = new Screen(output, errors, outputIsTerminal: true, errorsAreTerminal: false, _ => null);

        screen.Status("one");

        errors.ToString().ShouldBe("");
    }

    [Fact]
    public async Task ImportFile_OnATerminal_ShowsProgressAndColours()
    {
        if (!BuiltPlugin.HasTerminal)
        {
            return;
        }

        await using var desk = await Desk.SetAsync();
        desk.Emulator.Store.Replace("bot-one", Enumerable.Range(0, 250).Select(i => Entry.Bearer($"entry {i}", $"CANARY-{i}")));

        var run = await BuiltPlugin.RunOnTerminalAsync(desk.With("TERM", "xterm").Environment, "import-file");

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("\r\u001b[K100 of 250 entries read ...\r\u001b[K200 of 250 entries read ...\r\u001b[K");
        run.Output.ShouldContain("\u001b[1mNext:\u001b[0m");
        run.Output.ShouldNotContain("CANARY");
    }
}
