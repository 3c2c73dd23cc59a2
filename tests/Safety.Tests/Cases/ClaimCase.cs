namespace MediaProviders.Safety.Tests.Cases;

/// <summary>A case in which a delete or a write by name alone could destroy what is in use.</summary>
/// <param name="Run">Takes a stack through it.</param>
/// <param name="Settings">What the servers are like; null for the usual.</param>
/// <param name="FoldsBotIds">Whether the servers take bot ids that differ only in case for one.</param>
internal sealed record ClaimCase(Func<ITestStack, Task> Run, EmulatorSettings? Settings = null, bool FoldsBotIds = false)
{
    private static readonly EmulatorSettings OneSpelling = new() { NameComparison = NameComparison.CaseInsensitive };

    /// <summary>Every case by its name.</summary>
    public static IReadOnlyDictionary<string, ClaimCase> All { get; } = new Dictionary<string, ClaimCase>(StringComparer.Ordinal)
    {
        ["rename in code"] = new(ClaimCases.RenameInCodeAsync),
        ["alias"] = new(ClaimCases.AliasAsync),
        ["moved parent"] = new(ClaimCases.MovedParentAsync),
        ["provider switched"] = new(ClaimCases.ProviderSwitchedAsync),
        ["provider at another name of the server"] = new(ClaimCases.ProviderAtAnotherNameOfTheServerAsync),
        ["duplicates"] = new(ClaimCases.DuplicatesAsync),
        ["duplicates of two providers"] = new(ProviderCases.DuplicatesOfTwoProvidersAsync),
        ["provider at another name of the server, with other credentials"] = new(ProviderCases.OtherCredentialsAtAnotherNameOfTheServerAsync),
        ["two environments"] = new(ClaimCases.TwoEnvironmentsAsync),
        ["migration to the same names"] = new(ClaimCases.MigrationToTheSameNamesAsync),
        ["migration to a server that holds the same"] = new(ClaimCases.MigrationToAServerThatHoldsTheSameAsync),
        ["another spelling, names told apart"] = new(SpellingCases.RespelledAsync),
        ["another spelling, names not told apart"] = new(SpellingCases.RespelledAsync, OneSpelling),
        ["a stranger's other spelling, names told apart"] = new(SpellingCases.StrangersSpellingAsync),
        ["a stranger's other spelling, names not told apart"] = new(SpellingCases.StrangersSpellingAsync, OneSpelling),
        ["another spelling of the bot, bots not told apart"] = new(BotCases.RespelledAsync, FoldsBotIds: true),
        ["another spelling of the bot, renamed in code"] = new(BotCases.RenamedInCodeAsync, FoldsBotIds: true),
        ["another spelling of the bot, under another provider"] = new(BotCases.UnderAnotherProviderAsync, FoldsBotIds: true),
        ["another spelling of the bot, bots told apart"] = new(BotCases.ToldApartAsync),
        ["unconfirmed replacement, its old name wanted by another"] = new(UnconfirmedCases.OldNameWantedAsync),
        ["unconfirmed replacement, the command goes on"] = new(UnconfirmedCases.CommandGoesOnAsync),
        ["unconfirmed replacement, the next command goes on"] = new(UnconfirmedCases.NextCommandGoesOnAsync),
        ["unconfirmed replacement under another provider"] = new(UnconfirmedCases.UnderAnotherProviderAsync),
        ["import under another spelling"] = new(ClaimCases.ImportUnderAnotherSpellingAsync),
        ["forced replacement"] = new(ClaimCases.ForcedReplacementAsync),
        ["replaceOnChanges"] = new(ClaimCases.ReplaceOnChangesAsync),
        ["deleteBeforeReplace"] = new(ClaimCases.DeleteBeforeReplaceAsync),
        ["refresh of dropped resources"] = new(ClaimCases.RefreshOfDroppedResourcesAsync),
        ["pending delete"] = new(ClaimCases.PendingDeleteOfTheCommandBeforeAsync),
        ["pending delete of a name that is wanted again"] = new(ClaimCases.PendingDeleteOfANameThatIsWantedAgainAsync),
    };
}
