using MediaProviders.Commands.Terminal;

namespace MediaProviders.Commands.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Area">What was looked at, in one word.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Text">What was found and what to do, in sentences; never a secret.</param>
internal sealed record Finding(string Area, Verdict Verdict, string Text)
{
    /// <summary>All is well.</summary>
    public static Finding Good(string area, string text) => new(area, Verdict.Good, text);

    /// <summary>It works, but something should be known.</summary>
    public static Finding Odd(string area, string text) => new(area, Verdict.Odd, text);

    /// <summary>It cannot work.</summary>
    public static Finding Bad(string area, string text) => new(area, Verdict.Bad, text);

    /// <summary>The finding as a line.</summary>
    public string Show(Screen screen)
    {
        var (word, colour) = Verdict switch
        {
            Verdict.Good => ("ok", Screen.Colour.Green),
            Verdict.Odd => ("note", Screen.Colour.Yellow),
            _ => ("FAIL", Screen.Colour.Red),
        };
        return $"{screen.Paint(colour, word.PadRight(4))}  {Area,-13}  {WrappedText.Of(Text, column: 21, screen.Width)}";
    }
}
