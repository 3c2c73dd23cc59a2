using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The messages of a create that finds an existing entry. A refusal begins with "Creating 'bot/images' is refused".</summary>
internal static class CreateRefusal
{
    private const string Overwrite = "To overwrite it, set 'overwrite: true' for this update.";

    private const string Circle = "has it and waits for this one's name, so neither can go first. What to do:\n"
        + "- Use a third name in between, in two updates.\n- To overwrite, set 'overwrite: true' on each of them for this update.";

    private const string NotConfirmed = "was going to give it up, but its own replacement failed or is not confirmed. Fix that one first, then update again.";

    /// <summary>A sentence about an entry that differs, and the advice for this case, one item per line.</summary>
    public static string OfDifferent(string refused, Operation operation, EntryId id, IReadOnlyList<string> differences, Handover handover)
    {
        var differs = $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}";
        var other = handover.Other is { } address ? Printable.Of(address) : "";
        return handover.End switch
        {
            Handover.Ending.Circle or Handover.Ending.NotConfirmed => $"{differs}. {WhyNotFreed(handover)}",
            Handover.Ending.Double => $"{differs}, and '{other}' of this program has the same bot and name. Two resources cannot be one entry: give one of "
                + "them another name, or remove it.",
            Handover.Ending.NotBegun => $"{differs}. '{other}' is going to give it up, but did not start to within {Handover.Patience.TotalSeconds} "
                + $"seconds. What to do:{Ways($"{operation.Advice.After}.", Overwrite)}",
            _ when other.Length > 0 => $"{differs}. According to the state, '{other}' has it. What to do:{Ways(
                operation.Preview ? "If that one gives it up in this update, this one waits." : "",
                "Remove that one, or give it another name, in an earlier update.", Overwrite)}",
            _ => $"{differs}. What to do:{Ways(
                Overwrite,
                operation.Preview ? "If a resource of this stack gives it up, this waits." : "If a resource of this stack has it, remove that first.",
                $"If you renamed the resource, {operation.Advice.Renamed}.",
                "If this is a replacement, update credentials first.",
                $"If no stack manages it, {operation.Advice.Import(id.ToString())}")}",
        };
    }

    /// <summary>The rest of a refusal when a known resource of the command claims the entry.</summary>
    public static string WhyNotFreed(Handover handover)
    {
        var other = Printable.Of(handover.Other ?? "");
        return handover.End switch
        {
            Handover.Ending.Circle => $"'{other}' {Circle}",
            Handover.Ending.NotConfirmed => $"'{other}' {NotConfirmed}",
            _ => $"'{other}' of this command has this bot and name. Two resources cannot be one entry; give one of them another name, or remove it.",
        };
    }

    public static string OfSpelling(string refused, EntryId id, EntryId other) =>
        $"{refused}: the bot has '{Printable.Of(other.Name)}', which differs only in {WhatDiffers(id, other)}, and the API may treat the two as one. Choose "
            + "another name, or, if the API distinguishes them, set 'overwrite: true'.";

    public static string OverwrittenSpelling(EntryId id, EntryId other) =>
        $"'{id.Shown}' was written, because of 'overwrite: true', although the bot has '{Printable.Of(other.Name)}', which differs only in "
            + $"{WhatDiffers(id, other)}: if the API treats the two as one, that one was overwritten.";

    private static string Ways(params IEnumerable<string> ways) => string.Concat(ways.Where(way => way.Length > 0).Select(way => $"\n- {way}"));

    private static string WhatDiffers(EntryId id, EntryId other) =>
        NameLikeness.IsByCase(id.Name, other.Name) ? "case" : "spaces, or in characters that look alike or are invisible";
}
