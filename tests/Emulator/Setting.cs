namespace MediaProviders.Emulator;

/// <summary>One setting as text.</summary>
/// <param name="Id">Its number, such as <c>A14</c>.</param>
/// <param name="Name">Its name, as in <see cref="EmulatorSettings"/>.</param>
/// <param name="Meaning">What it decides, as the beginning of a sentence without a full stop.</param>
/// <param name="Values">The values it takes, for people.</param>
/// <param name="Read">Reads its value as text.</param>
/// <param name="Change">Makes settings with another value of it. Throws <see cref="FormatException"/> or <see cref="OverflowException"/> for any other text.</param>
internal sealed record Setting(
    string Id,
    string Name,
    string Meaning,
    string Values,
    Func<EmulatorSettings, string> Read,
    Func<EmulatorSettings, string, EmulatorSettings> Change)
{
    /// <summary>Its value where nothing is given.</summary>
    public string Default => Read(new EmulatorSettings());

    /// <summary>A setting that is one of several choices.</summary>
    public static Setting Choice<T>(
        string id, string name, string meaning, Func<EmulatorSettings, T> read, Func<EmulatorSettings, T, EmulatorSettings> change)
        where T : struct, Enum => new(
            id,
            name,
            meaning,
            string.Join(", ", Enum.GetNames<T>()),
            settings => read(settings).ToString(),
            (settings, text) => change(settings, Enum.Parse<T>(NameOf<T>(text))));

    /// <summary>A setting that is an HTTP status.</summary>
    public static Setting Status(
        string id, string name, string meaning, Func<EmulatorSettings, int> read, Func<EmulatorSettings, int, EmulatorSettings> change) => new(
        id,
        name,
        meaning,
        "an HTTP status",
        settings => $"{read(settings)}",
        (settings, text) => int.Parse(text) is >= 200 and <= 599 and var status ? change(settings, status) : throw new FormatException());

    /// <summary>Whether a text names it: its number or its name, in any case.</summary>
    public bool IsCalled(string text) => Same(Id, text) || Same(Name, text);

    // Enum.Parse alone would also take numbers and lists of names.
    private static string NameOf<T>(string text)
        where T : struct, Enum =>
        Array.Find(Enum.GetNames<T>(), name => Same(name, text.Replace("-", "", StringComparison.Ordinal))) ?? throw new FormatException();

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
