namespace MediaProviders.Emulator;

/// <summary>
/// What the API's documents leave open, one property per question. The defaults follow the prose of the vendor's page
/// "Media provider" (developers.sinch.com); each alternative is found in another of the vendor's documents or is plausible.
/// The numbers A1 to A24 name the questions on the command line. A20, the faults, is <see cref="Faults"/>.
/// </summary>
public sealed record EmulatorSettings
{
    /// <summary>A1: the second field of an error body. The prose says <c>details</c>, the vendor's OpenAPI file <c>reason</c>.</summary>
    public ErrorDetailField ErrorDetail { get; init; } = ErrorDetailField.Details;

    /// <summary>A2: the status of a DELETE whose name is not in the list. Default 200; only 200 and 401 are documented.</summary>
    public int DeleteMissingStatus { get; init; } = 200;

    /// <summary>A3: what a list without entries looks like. Default: the whole envelope with an empty array.</summary>
    public EmptyListForm EmptyList { get; init; } = EmptyListForm.EmptyArray;

    /// <summary>A4: which names a POST may carry. Entries that are already there are not checked.</summary>
    public NameRule NameRule { get; init; } = NameRule.Letters;

    /// <summary>A5: a POST without <c>type</c> or <c>config</c>. Accepted: stored and listed without that member.</summary>
    public Verdict MissingTypeOrConfig { get; init; } = Verdict.Refuse;

    /// <summary>A6: a <c>type</c> other than <c>www</c>.</summary>
    public Verdict UnknownType { get; init; } = Verdict.Refuse;

    /// <summary>
    /// A7: a <c>config</c> with both kinds, with neither, or with username and password directly in it.
    /// Accepted: of both, the first in the body wins; neither is kept as <c>{}</c>; the flat form is kept as <c>basic</c>.
    /// </summary>
    public Verdict OddConfig { get; init; } = Verdict.Refuse;

    /// <summary>A8: an empty username, password or bearer.</summary>
    public Verdict EmptySecret { get; init; } = Verdict.Accept;

    /// <summary>A9: members that the documents do not have. Accepted: see A23.</summary>
    public Verdict UnknownFields { get; init; } = Verdict.Accept;

    /// <summary>A10: the place in the list of an entry that is overwritten. Its content is always replaced as a whole.</summary>
    public OverwriteSlot Overwrite { get; init; } = OverwriteSlot.Kept;

    /// <summary>A11: how long lists go on showing the state before a write. Default zero.</summary>
    public TimeSpan ReadLag { get; init; } = TimeSpan.Zero;

    /// <summary>A12: the status for a bot that does not exist. Default 401, as for a bot of another region; else 404.</summary>
    public int UnknownBotStatus { get; init; } = 401;

    /// <summary>A13: whether a bad token is noticed before or after a bad request.</summary>
    public CheckOrder CheckOrder { get; init; } = CheckOrder.AuthenticationFirst;

    /// <summary>A14: how many requests a bot may make in any one second, and how the next one is answered. Default: no limit.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>A15: the status of a POST whose Content-Type is missing or not JSON. Default 400; else 415. Malformed JSON is always 400.</summary>
    public int WrongContentTypeStatus { get; init; } = 400;

    /// <summary>A16: a method that a known path does not offer, DELETE on the collection among them.</summary>
    public UnsupportedMethod UnsupportedMethod { get; init; } = UnsupportedMethod.MethodNotAllowed;

    /// <summary>A17: whether two names that differ only in case are two entries.</summary>
    public NameComparison NameComparison { get; init; } = NameComparison.CaseSensitive;

    /// <summary>A18: how passwords and bearers appear in the list. Documented: in clear text.</summary>
    public ListedSecrets ListedSecrets { get; init; } = ListedSecrets.ClearText;

    /// <summary>A19: the order of the list. A shuffled one differs from call to call.</summary>
    public ListOrder ListOrder { get; init; } = ListOrder.Insertion;

    /// <summary>A21: the body of a successful POST or DELETE. Documented: "Empty response body".</summary>
    public EmptySuccess EmptySuccess { get; init; } = EmptySuccess.NoBody;

    /// <summary>A22: names that every configured bot already has, whatever the name rule says. Default none.</summary>
    public IReadOnlyList<string> SeededNames { get; init; } = [];

    /// <summary>A23: what is stored of members that the documents do not have, where A9 accepts them. Default: they are dropped.</summary>
    public StoredMembers StoredMembers { get; init; } = StoredMembers.Known;

    /// <summary>A24: how the texts of a POST are stored. Default: as they are sent.</summary>
    public StoredTexts StoredTexts { get; init; } = StoredTexts.AsSent;
}
