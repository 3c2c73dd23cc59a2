namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>Advice that does harm when it is followed, and what the machine, the engine and the language around do.</summary>
internal static class Circumstances
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        // Advice.
        new("A create is refused under an explicit provider, and the advice is followed.", "the option 'import', which works",
            "CreateGuardTests.ImportOption_AfterARefusalUnderAParentOrAnExplicitProvider_IsTheWayOn",
            "HandoverTests.Up_UnderAnExplicitProvider_AdvisesTheOptionImport"),
        new("The same inside a component.", "the option 'import'", "CreateGuardTests.ImportOption_AfterARefusalUnderAParentOrAnExplicitProvider_IsTheWayOn"),
        new("The same under both, and in a component of a component.", "the option 'import'",
            "CreateGuardTests.ImportOption_AfterARefusalUnderAParentOrAnExplicitProvider_IsTheWayOn",
            "PulumiAdviceTests.Import_UnderAParentOrAnExplicitProvider_IsTheOptionAndNoCommand"),
        new("A command to copy, in every refusal there is.", "on a line of its own, without a full stop",
            "RefusalLengthTests.Refusal_OfADifferentEntry_IsShortAndItsAdviceFits"),
        new("Names in a command that a shell would read.", "quoted",
            "PulumiAdviceTests.Import_NamesAShellWouldRead_AreQuoted", "PulumiAdviceTests.Forget_ChildOfAComponent_QuotesTheUrn"),
        new("A bot, a name or a URN that is longer than a line.", "what is to be copied is whole", "PulumiAdviceTests.Advice_OfLongNames_IsNotCut"),
        new("A prefix set by 'up', then 'destroy', which is configured from the state.", "the text names 'up' and 'destroy --run-program'",
            "PulumiAdviceTests.Options_AreNamedAsProgramsWriteThem", "NamePrefixTests.EveryVerb_NameWithoutThePrefix_IsRefusedWithoutACall"),
        new("The same on refresh, update and import.", "refused, with the same way", "NamePrefixTests.EveryVerb_NameWithoutThePrefix_IsRefusedWithoutACall"),
        new("The same with the prefix of a variable.", "the variable is named", "NamePrefixTests.EveryVerb_NameWithoutThePrefix_IsRefusedWithoutACall"),

        // Folders.
        new("No folder for claims, in a preview.", "the preview warns", "HinderedProcessTests.Command_NoFolderForClaims_WritesAndDeletesNothingAndSaysHow",
            "HinderedWriteTests.Preview_WithoutClaims_WarnsOfCreateAndUpdateAndAsksNothing"),
        new("No folder for claims, in an update, a destroy or an adoption.", "nothing is written or deleted",
            "HinderedProcessTests.Command_NoFolderForClaims_WritesAndDeletesNothingAndSaysHow", "HinderedProcessTests.Up_NoFolderForClaims_AdoptsNothing"),
        new("Only Pulumi's own folder can be written, as in a container.", "it is used",
            "HinderedProcessTests.Up_OnlyTheFolderOfPulumiCanBeWritten_IsUsed", "PrivateFolderTests.Claim_OnlyTheToolsFolder_IsUsed"),
        new("Root in the home of another user, as 'sudo -E' leaves it.", "looked at first, nothing left behind",
            "PrivateFolderTests.Claim_BelowAFolderOfAnotherUser_LeavesNothingThere"),
        new("A folder planted as a link, a dangling link or a file.", "the next place, the target untouched",
            "PrivateFolderTests.Claim_PlantedLink_LeavesItsTargetAloneAndTakesTheNextPlace", "PrivateFolderTests.Claim_PlantedDanglingLink_CreatesNothingThere",
            "PrivateFolderTests.Claim_PlantedFile_TakesTheNextPlace"),
        new("A folder that others can write or read, or one above it.", "the next place",
            "PrivateFolderTests.Claim_FolderWithAnotherMode_TakesTheNextPlaceAndKeepsTheMode",
            "PrivateFolderTests.Claim_FolderAboveThatOthersWrite_TakesTheNextPlace"),

        // The language and the runtime.
        new("YAML passes '${images.config}' whole, and loses the nested secret.", "the text says to pass the leaves",
            "CheckTests.Check_SecretLostOnItsWay_SaysToPassTheLeaves"),
        new("The same with the user name, or with a bearer.", "the text says to pass the leaves", "CheckTests.Check_SecretLostOnItsWay_SaysToPassTheLeaves"),
        new("Memory is short at the start: a type's initialiser fails.", "it says that memory is short",
            "CrashReportTests.Of_WhatShortMemoryCauses_SaysSoAndCallsItNoBug"),
        new("Memory is short on the way, alone or inside another exception.", "it says that memory is short",
            "CrashReportTests.Of_WhatShortMemoryCauses_SaysSoAndCallsItNoBug"),
        new("An unforeseen exception, with a secret in its text.", "a bug, without its text",
            "CrashReportTests.Of_AnythingElse_IsABugWithoutItsMessage", "CrashTests.Call_UnforeseenException_SaysItsTypeOnly"),

        // What was sent and not seen through.
        new("An interrupt during a delete.", "it may be done, and a refresh tells", "SentDeleteTests.Delete_InterruptedWhileTheListLags_SaysThatItMayBeDone"),
        new("A delete whose answer is lost while the list cannot be read.", "it may be done, and a refresh tells",
            "SentDeleteTests.Delete_AnswerLostAndTheListOrTheNextAttemptRefused_SaysThatItMayBeDone",
            "LostAnswerTests.Up_AnswersStayLostAndTheListIsDown_SaysWhatIsUnknownAndTheNextRepairs"),
        new("A delete whose time is up while the list lags.", "it may be done, and a refresh tells",
            "SentDeleteTests.Delete_TimeIsUpWhileTheListLags_SaysThatItMayBeDone"),
        new("A delete whose answer is lost and whose next attempt is refused.", "it may be done, and a refresh tells",
            "SentDeleteTests.Delete_AnswerLostAndTheListOrTheNextAttemptRefused_SaysThatItMayBeDone"),
        new("An interrupt before a delete was sent.", "it was cancelled, and no more", "SentDeleteTests.Delete_InterruptedBeforeItWasSent_WasCancelled"),
        new("An interrupt at any moment of a create.", "the next command adopts what it has made",
            "TimeTests.UpInterrupted_AtAnyTimeOfACreate_EndsWithinTwoSecondsAndTheNextAdopts",
            "PluginProcessTests.Interrupt_WhileACreateIsBeingConfirmed_LetsItAnswerWhatItHasDone"),
    ];
}
