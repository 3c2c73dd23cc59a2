using MediaProviders.Safety.Operations;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>Words the refusal of a create that meets a different entry: a sentence, and the ways on that fit, one per line.</summary>
internal static class CreateRefusal
{
    private const string Overwrite = "To overwrite it, set 'overwrite: true' for this update.";

    private const string Circle = "has it, and waits in turn for what this one has, so that neither can be first. Ways on:\n"
        + "- Go by way of a third name, in two updates.\n- To overwrite, set 'overwrite: true' on each of them for this update.";

    private const string NotConfirmed = "was to leave it, but its own replacement failed or is not confirmed. See to that one first, then update again.";

    /// <summary>The refusal.</summary>
    /// <param name="refused">What is refused, as the beginning of a sentence: "Creating 'bot/images' is refused".</param>
    /// <param name="operation">The create.</param>
    /// <param name="id">The entry that is there.</param>
    /// <param name="differences">The fields in which it differs.</param>
    /// <param name="handover">What is known of another resource of this command that has the entry.</param>
    public static string Of(string refused, Operation operation, EntryId id, IReadOnlyList<string> differences, Handover handover)
    {
        var differs = $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}";
        var other = handover.Other is { } address ? Printable.Of(address) : "";
        return handover.End switch
        {
            Handover.Ending.Circle => $"{differs}. '{other}' {Circle}",
            Handover.Ending.Double => $"{differs}, and '{other}' of this program has the same bot and name. Two resources cannot be one entry: give one of "
                + "them another name, or remove it.",
            Handover.Ending.NotConfirmed => $"{differs}. '{other}' {NotConfirmed}",
            Handover.Ending.NotBegun => $"{differs}. '{other}' is to leave it, but that had not begun within {Handovers.Patience.TotalSeconds} seconds. Ways "
                + $"on:{Ways($"{operation.Advice.After}.", Overwrite)}",
            _ when other.Length > 0 => $"{differs}. By the state '{other}' has it. Ways on:{Ways(
                operation.Preview ? "If that one leaves it in this update, this one waits." : "",
                "Remove that one, or give it another name, in an update before.", Overwrite)}",
            _ => $"{differs}. Ways on:{Ways(
                Overwrite,
                operation.Preview ? "If a resource of this stack leaves it, this waits." : "If a resource of this stack had it, remove that first.",
                $"If only renamed in the program, {operation.Advice.Renamed}.",
                "If it is replaced too, update its credentials first.",
                $"If no stack manages it, {operation.Advice.Import(id.ToString())}")}",
        };
    }

    /// <summary>The rest of a refusal where another resource of the command, which is known, claims the entry.</summary>
    public static string OfClaimed(Handover handover)
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
}
