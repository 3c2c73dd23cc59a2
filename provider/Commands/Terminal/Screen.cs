using System.Text;
using MediaProviders.Safety;
using MediaProviders.Sinch;

namespace MediaProviders.Commands;

/// <summary>
/// Standard output, for a command's results, and standard error, for its messages. Thread-safe. Colours and the progress line are only for terminals; there are
/// no colours when <c>NO_COLOR</c> is set (https://no-color.org) or <c>TERM</c> is <c>dumb</c>.
/// </summary>
/// <param name="width">Returns the width of the terminal in columns; 0 or null when it is not known.</param>
internal sealed class Screen(
    Stream output, TextWriter errors, bool outputIsTerminal, bool errorsAreTerminal, Func<string, string?> variable, Func<int>? width = null) : Reporter
{
    // Carriage return and "erase in line" of ECMA-48.
    private const string EraseLine = "\r\u001b[K";

    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly bool mayColour = string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || !string.IsNullOrEmpty(variable("WT_SESSION")) || !string.IsNullOrEmpty(variable("TERM")));

    private bool hasProgress;

    public bool OutputIsTerminal => outputIsTerminal;

    /// <summary>The width of standard output in columns; 0 when lines must not be wrapped.</summary>
    public int Width => outputIsTerminal ? width?.Invoke() ?? 0 : 0;

    public static Screen Open(Func<string, string?> variable) => new(
        Console.OpenStandardOutput(),
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        variable,
        WidthOfConsole);

    public void Write(ReadOnlySpan<byte> text)
    {
        lock (gate)
        {
            EndProgress();
            try
            {
                output.Write(text);
                output.Flush();
            }
            catch (Exception failure) when (CannotWrite(failure))
            {
                throw new OperationFailedException(
                    FailureKind.Failed, "Writing to standard output failed: it is closed, or its disk is full. What is written there is incomplete.", failure);
            }
        }
    }

    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public void WriteLine(string line) => Write(line + "\n");

    public void Say(string line)
    {
        lock (gate)
        {
            EndProgress();
            Tell(line + "\n");
        }
    }

    public override void Warn(string text) => Say($"{PaintError(Colour.Yellow, "warning:")} {text}");

    /// <summary>Shows progress: on a terminal as a line that the next one replaces, elsewhere not at all.</summary>
    public override void Status(string text)
    {
        if (!errorsAreTerminal)
        {
            return;
        }

        lock (gate)
        {
            // "Erase in line" only erases one row.
            var columns = width?.Invoke() ?? 0;
            Tell(EraseLine + (columns > 1 && text.Length >= columns ? text[..(columns - 1)] : text));
            hasProgress = true;
        }
    }

    /// <summary>Shows a wait: on a terminal as progress, elsewhere as a message if it is longer than a second.</summary>
    public void Show(string line, TimeSpan time)
    {
        if (errorsAreTerminal)
        {
            Status(line);
        }
        else if (time > Noticeable)
        {
            Say(line);
        }
    }

    /// <summary>Shows work of unknown duration: on a terminal at once as progress, elsewhere as a message if it takes longer than a second.</summary>
    public IDisposable Work(string line, TimeProvider time)
    {
        Status(line);
        return time.CreateTimer(_ => Show(line, TimeSpan.MaxValue), null, errorsAreTerminal ? Timeout.InfiniteTimeSpan : Noticeable, Timeout.InfiniteTimeSpan);
    }

    public string Paint(Colour colour, string text) => Paint(outputIsTerminal, colour, text);

    public string PaintError(Colour colour, string text) => Paint(errorsAreTerminal, colour, text);

    /// <summary>
    /// Wraps text between words, with all lines but the first indented to <paramref name="column"/>. The first line follows other text.
    /// </summary>
    /// <param name="column">The first column of the text, from 0.</param>
    /// <param name="width">The width of the terminal; 0 when there is none. Text in a column that would be too narrow is not wrapped.</param>
    public static string Wrap(string text, int column, int width)
    {
        const int narrowest = 20;
        if (width - column < narrowest || text.Length <= width - column)
        {
            return text;
        }

        var wrapped = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' '))
        {
            var isFull = used > 0 && used + 1 + word.Length > width - column;
            wrapped.Append(isFull ? "\n".PadRight(column + 1) : used > 0 ? " " : "").Append(word);
            used = (isFull || used == 0 ? 0 : used + 1) + word.Length;
        }

        return wrapped.ToString();
    }

    private string Paint(bool isTerminal, Colour colour, string text) => isTerminal && mayColour ? $"\u001b[{(int)colour}m{text}\u001b[0m" : text;

    private void Tell(string text)
    {
        try
        {
            errors.Write(text);
            errors.Flush();
        }
        catch (Exception failure) when (CannotWrite(failure))
        {
            // Without standard error, the text is lost.
        }
    }

    // .NET ignores a pipe that its reader has closed.
    private static bool CannotWrite(Exception failure) => failure is IOException or UnauthorizedAccessException;

    // Erases the progress line.
    private void EndProgress()
    {
        if (hasProgress)
        {
            Tell(EraseLine);
            hasProgress = false;
        }
    }

    private static int WidthOfConsole()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Text styles, with their numbers in ECMA-48.</summary>
    internal enum Colour
    {
        /// <summary>For headings.</summary>
        Bold = 1,
        Red = 31,
        Green = 32,
        Yellow = 33,
    }

    internal sealed class Observer(Screen screen) : CallObserver
    {
        /// <summary>The reason of the last wait, as a clause; null when there was none.</summary>
        public string? LastReason { get; private set; }

        public override void Waiting(Wait wait)
        {
            LastReason = wait.Reason;
            screen.Show(wait.ToString(), wait.Delay);
        }

        public override void Noticed(string notice) => screen.Warn(notice);
    }
}
