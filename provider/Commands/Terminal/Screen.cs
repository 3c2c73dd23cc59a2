using MediaProviders.Safety.Operations;

namespace MediaProviders.Commands.Terminal;

/// <summary>
/// Standard output, for what a command answers, and standard error, for what it says meanwhile. Colours and the progress line are for a terminal only,
/// and no colours where <c>NO_COLOR</c> is set (https://no-color.org) or <c>TERM</c> is <c>dumb</c>.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error, as text.</param>
/// <param name="outputIsTerminal">True when a person sees standard output.</param>
/// <param name="errorsAreTerminal">True when a person sees standard error.</param>
/// <param name="variable">Reads an environment variable; null when it is not set.</param>
internal sealed class Screen(Stream output, TextWriter errors, bool outputIsTerminal, bool errorsAreTerminal, Func<string, string?> variable)
{
    private readonly bool mayColour = string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || !string.IsNullOrEmpty(variable("WT_SESSION")) || !string.IsNullOrEmpty(variable("TERM")));

    private bool hasProgress;

    /// <summary>True when a person sees standard output.</summary>
    public bool OutputIsTerminal => outputIsTerminal;

    /// <summary>Writes to standard output, as it is.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        EndProgress();
        output.Write(text);
        output.Flush();
    }

    /// <summary>Writes to standard output.</summary>
    public void Write(string text) => Write(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a line to standard output.</summary>
    public void WriteLine(string line = "") => Write(line + "\n");

    /// <summary>Says something on standard error.</summary>
    public void Say(string line)
    {
        EndProgress();
        errors.Write(line + "\n");
        errors.Flush();
    }

    /// <summary>Shows how far the command is: on a terminal a line that the next one replaces, elsewhere nothing.</summary>
    public void Progress(string line)
    {
        if (errorsAreTerminal)
        {
            // Carriage return and "erase in line" of ECMA-48.
            errors.Write($"\r\u001b[K{line}");
            errors.Flush();
            hasProgress = true;
        }
    }

    /// <summary>Takes the progress line away.</summary>
    public void EndProgress()
    {
        if (hasProgress)
        {
            errors.Write("\r\u001b[K");
            errors.Flush();
            hasProgress = false;
        }
    }

    /// <summary>The text in a colour, for standard output.</summary>
    public string Paint(Colour colour, string text) => outputIsTerminal && mayColour ? $"\u001b[{(int)colour}m{text}\u001b[0m" : text;

    /// <summary>The text in a colour, for standard error.</summary>
    public string PaintError(Colour colour, string text) => errorsAreTerminal && mayColour ? $"\u001b[{(int)colour}m{text}\u001b[0m" : text;

    /// <summary>The colours of a text, by their numbers in ECMA-48.</summary>
    internal enum Colour
    {
        /// <summary>No colour, but bold: a heading.</summary>
        Bold = 1,

        /// <summary>Red: something is wrong.</summary>
        Red = 31,

        /// <summary>Green: all is well.</summary>
        Green = 32,

        /// <summary>Yellow: something should be known.</summary>
        Yellow = 33,
    }

    /// <summary>Shows what an operation says while it runs.</summary>
    internal sealed class Reporter(Screen screen) : IReporter
    {
        /// <inheritdoc/>
        public void Info(string text) => screen.Say(text);

        /// <inheritdoc/>
        public void Warn(string text) => screen.Say($"{screen.PaintError(Screen.Colour.Yellow, "warning:")} {text}");

        /// <inheritdoc/>
        public void Status(string text) => screen.Progress(text);
    }
}
