using System.Text.Encodings.Web;

namespace MediaProviders.Emulator.Learning;

/// <summary>
/// What was learned of an endpoint, as settings of the emulator. What was not learned is kept with the reason, as a member whose name starts with <c>//</c>,
/// which the emulator ignores.
/// </summary>
internal sealed class LearnedSettings
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<KeyValuePair<string, string>> _values = [];
    private readonly List<KeyValuePair<string, string>> _notes = [];

    /// <summary>How many settings were learned.</summary>
    public int Count => _values.Count;

    /// <summary>What was not learned or needs an explanation, each as <c>A14 Throttle</c> with the reason.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes => _notes;

    /// <summary>Records the value of a setting.</summary>
    public void Learn(string setting, string value) => _values.Add(KeyValuePair.Create(setting, value));

    /// <summary>Records the value of a setting, or else why it was not learned.</summary>
    public void Learn<T>(string setting, T? value, string otherwise)
        where T : struct
    {
        if (value is { } known)
        {
            Learn(setting, $"{known}");
        }
        else
        {
            Note(setting, $"not learned: {otherwise}");
        }
    }

    /// <summary>Records the answers to all forms of a question of the kind "is it accepted?".</summary>
    public void LearnVerdict(string setting, params ReadOnlySpan<ProbeAnswer> answers)
    {
        bool?[] accepted = [.. answers.ToArray().Select(answer => answer.IsAccepted).Distinct()];
        if (accepted is [{ } all])
        {
            Learn(setting, $"{(all ? Verdict.Accept : Verdict.Refuse)}");
            return;
        }

        string statuses = string.Join(", ", answers.ToArray().Select(answer => answer.Status));
        Note(setting, accepted.Contains(null) ? $"not learned: the answers were {statuses}." : $"not learned: some forms are accepted and others refused ({statuses}), which the setting cannot say.");
    }

    /// <summary>Records why a setting was not learned, or what its value leaves out.</summary>
    public void Note(string setting, string reason) => _notes.Add(KeyValuePair.Create($"{SettingsText.IdOf(setting)} {setting}", reason));

    /// <summary>Records why nothing more could be asked.</summary>
    public void NoteForAll(string reason) => _notes.Add(KeyValuePair.Create("all", reason));

    /// <summary>The text of the file, JSON.</summary>
    /// <param name="service">The base address that was asked.</param>
    public string Write(string service) => JsonSerializer.Serialize(
        new OrderedDictionary<string, string>(
        [
            new("//", $"What '{service}' does where the documents leave it open. Lines that start with // are not settings: they say what could not be learned."),
            .. _values,
            .. _notes.Select(note => KeyValuePair.Create($"//{note.Key}", note.Value)),
        ]),
        Form) + "\n";
}
