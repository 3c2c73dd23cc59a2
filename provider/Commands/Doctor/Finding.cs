namespace MediaProviders.Commands;

/// <summary>The result of a check.</summary>
/// <param name="Text">The result and what to do, in sentences; never a secret.</param>
internal sealed record Finding(string Word, Screen.Colour Colour, string Area, string Text)
{
    private const string Failed = "FAIL";

    public bool IsBad => Word == Failed;

    public static Finding Good(string area, string text) => new("ok", Screen.Colour.Green, area, text);

    /// <summary>It works, but with a remark for the user.</summary>
    public static Finding Odd(string area, string text) => new("note", Screen.Colour.Yellow, area, text);

    /// <summary>It does not work.</summary>
    public static Finding Bad(string area, string text) => new(Failed, Screen.Colour.Red, area, text);

    public string Show(Screen screen) => $"{screen.Paint(Colour, Word.PadRight(4))}  {Area,-13}  {Screen.Wrap(Text, column: 21, screen.Width)}";
}
