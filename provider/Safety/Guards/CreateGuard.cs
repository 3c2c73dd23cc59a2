using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Decides what a create may do to an existing entry of that name. The API would overwrite it silently: Sinch, "Media provider", "reusing a name will overwrite
/// the previous entry".
/// </summary>
internal static class CreateGuard
{
    private const string Overwrite = "To overwrite it, set 'overwrite: true' for this update.";

    private const string Circle = "has it and waits for the name of this one, so neither can go first. What to do:\n"
        + "- Use a third name in between, in two updates.\n- To overwrite, set 'overwrite: true' on each of them for this update.";

    private const string NotConfirmed = "was going to give it up, but its own replacement failed or is not confirmed. Fix that one first, then update again.";

    /// <summary>Warns about what a create overwrites or adopts, unless it is the resource's own entry.</summary>
    public static void Tell(Operation operation, EntryId id, CreateClearance.Cleared cleared)
    {
        if (cleared is { There: not null, IsOwn: false })
        {
            operation.Reporter.Warn(cleared.Differences.Count == 0
                ? $"'{id.Shown}' already existed, exactly as the program describes it. This program now manages it."
                : $"'{id.Shown}' already existed and was overwritten, because of 'overwrite: true'. It differed in: {string.Join(", ", cleared.Differences)}.");
        }

        if (cleared is { Doubt: { } doubt, IsOwn: false })
        {
            operation.Reporter.Warn(UnprovenList.LetsOverwrite(id, doubt));
        }

        if (cleared.OtherSpelling is { } other)
        {
            WarnOfSpelling(operation, id, other);
        }
    }

    /// <summary>Warns in a preview about what a create will do to an existing entry. False when the create will be refused.</summary>
    /// <param name="handover">What is known of another resource of this command that has the entry.</param>
    public static bool Foretell(Operation operation, EntryId id, MediaProvider there, MediaProvider wanted, bool overwrite, Handover handover)
    {
        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' already exists, exactly as the program describes it. This program will manage it."
            : overwrite
                ? $"'{id.Shown}' already exists and will be overwritten, because of 'overwrite: true'. It differs in: {string.Join(", ", differences)}."
                : Refusal($"Creating '{id.Shown}' will be refused", operation, id, differences, handover));
        return differences.Count == 0 || overwrite;
    }

    /// <summary>
    /// Stops a write of a new name where the list holds one that a service may take for it: the vendor does not document whether the API distinguishes the two,
    /// and if it does not, the write would overwrite that entry. A list that shows both spellings of any name proves that it does.
    /// </summary>
    public static void ThrowIfOtherSpelling(Operation operation, string refused, MediaProviderList list, EntryId id, bool overwrite)
    {
        if (OtherSpelling(list, id, _ => false) is { } other)
        {
            WarnOfSpelling(operation, id, overwrite ? other : throw new OperationFailedException(
                FailureKind.AlreadyExists, SpellingRefusal(refused, id, other)));
        }
    }

    /// <summary>Warns in a preview about what <see cref="ThrowIfOtherSpelling"/> would do. False when it would stop the create.</summary>
    public static bool ForetellOneSpelling(Operation operation, MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite, bool overwrite) =>
        overwrite || OtherSpelling(list, id, mayOverwrite) is not { } other
            || operation.Stop(SpellingRefusal($"Creating '{id.Shown}' will be refused", id, other));

    /// <summary>
    /// An entry whose name a service may take for this one, where the list neither has that name nor proves that the API tells such spellings apart; else null.
    /// </summary>
    public static EntryId? OtherSpelling(MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite)
    {
        if (list.Names.Contains(id.Name) || list.FindLike(id.Name) is not { Count: > 0 } others)
        {
            return null;
        }

        var tellsCasesApart = list.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < list.Names.Count;
        return others.Where(name => !(tellsCasesApart && NameLikeness.IsByCase(name, id.Name))).Select(name => id with { Name = name })
            .FirstOrDefault(other => !mayOverwrite(other));
    }

    /// <summary>The text where <see cref="OtherSpelling"/> prevents a write.</summary>
    public static string SpellingRefusal(string refused, EntryId id, EntryId other) =>
        $"{refused}: the bot has '{Printable.Of(other.Name)}', which differs only in {WhatDiffers(id, other)}, and the API may treat the two as one. Choose "
            + "another name, or, if the API distinguishes them, set 'overwrite: true'.";

    /// <summary>Words the refusal of a create that meets a different entry: a sentence, and the advice that fits, one item per line.</summary>
    public static string Refusal(string refused, Operation operation, EntryId id, IReadOnlyList<string> differences, Handover handover)
    {
        var differs = $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}";
        var other = handover.Other is { } address ? Printable.Of(address) : "";
        return handover.End switch
        {
            Handover.Ending.Circle => $"{differs}. '{other}' {Circle}",
            Handover.Ending.Double => $"{differs}, and '{other}' of this program has the same bot and name. Two resources cannot be one entry: give one of "
                + "them another name, or remove it.",
            Handover.Ending.NotConfirmed => $"{differs}. '{other}' {NotConfirmed}",
            Handover.Ending.NotBegun => $"{differs}. '{other}' is going to give it up, but had not begun to within {Handovers.Patience.TotalSeconds} "
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

    /// <summary>The rest of a refusal where another resource of the command, which is known, claims the entry.</summary>
    public static string ClaimedRefusal(Handover handover)
    {
        var other = Printable.Of(handover.Other!);
        return handover.End switch
        {
            Handover.Ending.Circle => $"'{other}' {Circle}",
            Handover.Ending.NotConfirmed => $"'{other}' {NotConfirmed}",
            _ => $"'{other}' of this command has this bot and name. Two resources cannot be one entry; give one of them another name, or remove it.",
        };
    }

    private static string Ways(params IEnumerable<string> ways) => string.Concat(ways.Where(way => way.Length > 0).Select(way => $"\n- {way}"));

    private static void WarnOfSpelling(Operation operation, EntryId id, EntryId other) =>
        operation.Reporter.Warn($"'{id.Shown}' was written, because of 'overwrite: true', although the bot has '{Printable.Of(other.Name)}', which differs "
            + $"only in {WhatDiffers(id, other)}: if the API treats the two as one, that one was overwritten.");

    private static string WhatDiffers(EntryId id, EntryId other) =>
        NameLikeness.IsByCase(id.Name, other.Name) ? "case" : "blanks, or in signs that look alike or do not show";
}
