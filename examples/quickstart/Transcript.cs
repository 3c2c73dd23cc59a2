using Spectre.Console;

namespace MediaProviders.Quickstart;

/// <summary>What a person sees. Plain text when the output is no terminal, and every secret of the run shown as <c>[secret]</c>.</summary>
internal sealed class Transcript(IReadOnlyCollection<string> secrets)
{
    private readonly IAnsiConsole console = Open();
    private int steps;

    /// <summary>Secrets that an engine printed in spite of everything: a failure of the run.</summary>
    public List<string> Leaks { get; } = [];

    /// <summary>The first lines.</summary>
    public void Begin(string engine, string plugin, string emulator)
    {
        console.MarkupLine("[bold]MediaProviders: two credentials from create to destroy[/]");
        Fact("engine", engine);
        Fact("plugin", plugin);
        Fact("API", $"an emulator on {emulator}");
    }

    /// <summary>Announces a step.</summary>
    public void Step(string title) => console.MarkupLine($"\n[bold blue]{++steps}. {Markup.Escape(title)}[/]");

    /// <summary>Shows what the engine said.</summary>
    public void Say(Outcome outcome)
    {
        foreach (var line in outcome.Lines)
        {
            var shown = line;
            foreach (var secret in secrets.Where(s => line.Contains(s, StringComparison.Ordinal)))
            {
                Leaks.Add(line);
                shown = shown.Replace(secret, "[secret]", StringComparison.Ordinal);
            }

            var colour = line.StartsWith("error", StringComparison.Ordinal) ? "red"
                : line.StartsWith("warning", StringComparison.Ordinal) ? "yellow"
                : line.StartsWith('+') ? "green"
                : line.StartsWith('-') ? "red"
                : line.StartsWith('~') ? "yellow" : "grey";
            console.MarkupLine($"   [{colour}]{Markup.Escape(shown)}[/]");
        }
    }

    /// <summary>Shows the entries of the bot, their secrets hidden.</summary>
    public void Entries(IEnumerable<string> entries) => console.MarkupLine($"   [grey]the bot now has: {Markup.Escape(string.Join(", ", entries))}[/]");

    /// <summary>Says whether a step went as it should.</summary>
    public void Verdict(bool asExpected, string expectation) =>
        console.MarkupLine(asExpected ? $"   [green]ok[/] {Markup.Escape(expectation)}" : $"   [bold red]NOT AS EXPECTED[/] {Markup.Escape(expectation)}");

    /// <summary>The last line.</summary>
    public void End(int passed, int failed) =>
        console.MarkupLine(failed == 0 ? $"\n[bold green]{passed} steps, all as expected.[/]"
            : $"\n[bold red]{failed} of {passed + failed} steps were not as expected.[/]");

    // A pipe or a file gets plain text in whole lines; so does a terminal where NO_COLOR is set (https://no-color.org).
    private static IAnsiConsole Open()
    {
        var plain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var opened = AnsiConsole.Create(
            new AnsiConsoleSettings
                { Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect, ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect });
        opened.Profile.Width = Console.IsOutputRedirected ? int.MaxValue / 2 : opened.Profile.Width;
        return opened;
    }

    private void Fact(string name, string text) => console.MarkupLine($"   [grey]{name,-7} {Markup.Escape(text)}[/]");
}
