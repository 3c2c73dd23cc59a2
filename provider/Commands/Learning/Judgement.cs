using MediaProviders.Api;

namespace MediaProviders.Commands.Learning;

/// <summary>What an answer to a write means.</summary>
internal static class Judgement
{
    /// <summary>True when the write was taken, false when it was refused, null when the answer says neither: 401, 404, 429, a redirect, a server error.</summary>
    public static bool? IsTaken(this ProbeAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => true,
        400 or 405 or 409 or 413 or 415 or 422 => false,
        _ => null,
    };

    /// <summary>Records the answer to a question of the form "is it taken?", in the emulator's words.</summary>
    /// <param name="learned">Where it is recorded.</param>
    /// <param name="question">The number of the question.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="answers">The answers to all the forms the question has.</param>
    public static void LearnVerdict(this LearnedSettings learned, string question, string setting, params ProbeAnswer[] answers)
    {
        var taken = answers.Select(a => a.IsTaken()).Distinct().ToList();
        if (taken is [{ } all])
        {
            learned.Learn(setting, all ? "Accept" : "Refuse");
            return;
        }

        var statuses = string.Join(", ", answers.Select(a => a.Status));
        learned.Note($"{question} {setting}", taken.Contains(null) ? $"not learned: the answers were {statuses}." : $"not learned: some forms are taken and others refused ({statuses}), which the setting cannot say.");
    }
}
