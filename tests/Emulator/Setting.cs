using System.Globalization;

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

    /// <summary>A setting of any kind, by its property.</summary>
    public static Setting Of<T>(string id, string name, string meaning, string values, Func<T, string> write, Func<string, T> read)
    {
        var property = typeof(EmulatorSettings).GetProperty(name)!;
        return new(id, name, meaning, values, settings => write((T)property.GetValue(settings)!), (settings, text) =>
        {
            var changed = settings with { };
            property.SetValue(changed, read(text));
            return changed;
        });
    }

    /// <summary>A setting that is one of several choices. Enum.Parse alone would also take numbers and lists of names.</summary>
    public static Setting Choice<T>(string id, string name, string meaning)
        where T : struct, Enum => Of(id, name, meaning, string.Join(", ", Enum.GetNames<T>()), value => $"{value}", text =>
            Enum.GetValues<T>().Cast<T?>().FirstOrDefault(choice => Same($"{choice}", text.Replace("-", "", StringComparison.Ordinal))) ?? throw new FormatException());

    /// <summary>A setting that is an HTTP status.</summary>
    public static Setting Status(string id, string name, string meaning) => Of(
        id, name, meaning, "an HTTP status", status => $"{status}",
        text => int.Parse(text, CultureInfo.InvariantCulture) is >= 200 and <= 599 and var status ? status : throw new FormatException());

    /// <summary>Whether a text names it: its number or its name, in any case.</summary>
    public bool IsCalled(string text) => Same(Id, text) || Same(Name, text);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
