using System.Text;
using MediaProviders.Safety.Operations;

namespace MediaProviders.Commands.Terminal;

/// <summary>
/// Standard output, for what a command answers, and standard error, for what it says meanwhile, from any thread. Colours and the progress line are for a
/// terminal only, and no colours where <c>NO_COLOR</c> is set (https://no-color.org) or <c>TERM</c> is <c>dumb</c>.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error, as text.</param>
/// <param name="outputIsTerminal">True when a person sees standard output.</param>
/// <param name="errorsAreTerminal">True when a person sees standard error.</param>
/// <param name="variable">Reads an environment variable; null when it is not set.</param>
/// <param name="width">Reads the width of the terminal in columns; 0 or null when it is not known.</param>
internal sealed class Screen(
    Stream output, TextWriter errors, bool outputIsTerminal, bool errorsAreTerminal, Func<string, string?> variable, Func<int>? width = null)
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly bool mayColour = string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || !string.IsNullOrEmpty(variable("WT_SESSION")) || !string.IsNullOrEmpty(variable("TERM")));

    private bool hasProgress;

    /// <summary>True when a person sees standard output.</summary>
    public bool OutputIsTerminal => outputIsTerminal;

    /// <summary>How many columns standard output has; 0 where lines are not to be broken.</summary>
    public int Width => outputIsTerminal ? width?.Invoke() ?? 0 : 0;

    /// <summary>Writes to standard output, as it is.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        lock (gate)
        {
            EndProgress();
            output.Write(text);
            output.Flush();
        }
    }

    /// <summary>Writes to standard output.</summary>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a line to standard output.</summary>
    public void WriteLine(string line = "") => Write(line + "\n");

    /// <summary>Says something on standard error.</summary>
    public void Say(string line)
    {
        lock (gate)
        {
            EndProgress();
            errors.Write(line + "\n");
            errors.Flush();
        }
    }

    /// <summary>Warns on standard error.</summary>
    public void Warn(string text) => Say($"{PaintError(Colour.Yellow, "warning:")} {text}");

    /// <summary>Shows how far the command is: on a terminal a line that the next one replaces, elsewhere nothing.</summary>
    public void Progress(string line)
    {
        if (errorsAreTerminal)
        {
            lock (gate)
            {
                // Carriage return and "erase in line" of ECMA-48, which erases one row alone.
                var columns = width?.Invoke() ?? 0;
                errors.Write($"\r\u001b[K{(columns > 1 && line.Length >= columns ? line[..(columns - 1)] : line)}");
                errors.Flush();
                hasProgress = true;
            }
        }
    }

    /// <summary>Shows a wait: on a terminal as progress, elsewhere as a line when it is longer than a second.</summary>
    public void Wait(string line, TimeSpan time)
    {
        if (errorsAreTerminal)
        {
            Progress(line);
        }
        else if (time > Noticeable)
        {
            Say(line);
        }
    }

    /// <summary>Shows work whose time is not known: on a terminal at once as progress, elsewhere as a line when it lasts longer than a second.</summary>
    /// <returns>What to dispose of when it is done.</returns>
    public IDisposable Work(string line, TimeProvider time)
    {
        Progress(line);
        return time.CreateTimer(_ => Wait(line, TimeSpan.MaxValue), null, errorsAreTerminal ? Timeout.InfiniteTimeSpan : Noticeable, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The text in a colour, for standard output.</summary>
    public string Paint(Colour colour, string text) => outputIsTerminal && mayColour ? $"\u001b[{(int)colour}m{text}\u001b[0m" : text;

    /// <summary>The text in a colour, for standard error.</summary>
    public string PaintError(Colour colour, string text) => errorsAreTerminal && mayColour ? $"\u001b[{(int)colour}m{text}\u001b[0m" : text;

    // Takes the progress line away.
    private void EndProgress()
    {
        if (hasProgress)
        {
            errors.Write("\r\u001b[K");
            errors.Flush();
            hasProgress = false;
        }
    }

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
        public void Warn(string text) => screen.Warn(text);

        /// <inheritdoc/>
        public void Status(string text) => screen.Progress(text);
    }
}
