
namespace MediaProviders.Commands;

/// <summary>What one check found.</summary>
/// <param name="Text">What was found and what to do, in sentences; never a secret.</param>
internal sealed record Finding(string Area, Finding.Kind Verdict, string Text)
{
    public static Finding Good(string area, string text) => new(area, Kind.Good, text);

    /// <summary>It works, but the user should know something.</summary>
    public static Finding Odd(string area, string text) => new(area, Kind.Odd, text);

    /// <summary>It cannot work.</summary>
    public static Finding Bad(string area, string text) => new(area, Kind.Bad, text);

    public string Show(Screen screen)
    {
        var (word, colour) = Verdict switch
        {
            Kind.Good => ("ok", Screen.Colour.Green),
            Kind.Odd => ("note", Screen.Colour.Yellow),
            _ => ("FAIL", Screen.Colour.Red),
        };
        return $"{screen.Paint(colour, word.PadRight(4))}  {Area,-13}  {Screen.Wrap(Text, column: 21, screen.Width)}";
    }

    internal enum Kind
    {
        Good,
        Odd,
        Bad,
    }
}
