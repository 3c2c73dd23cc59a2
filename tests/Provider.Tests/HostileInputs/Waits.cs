namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>What makes a command wait too long, too short, or for nothing.</summary>
internal static class Waits
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("A 429 with Retry-After as a date, of a server whose clock is an hour ahead.", "two seconds: measured against the answer's own Date",
            "ServerDelayTests.Get_RetryAfterAsDate_IsMeasuredAgainstTheAnswersOwnDate"),
        new("The same, with a clock that is an hour behind.", "two seconds", "ServerDelayTests.Get_RetryAfterAsDate_IsMeasuredAgainstTheAnswersOwnDate"),
        new("The same, with a Date that is none.", "measured against the own clock",
            "ServerDelayTests.Get_RetryAfterAsDate_IsMeasuredAgainstTheAnswersOwnDate"),
        new("Retry-After: 0, again and again.", "never below the own back-off", "ServerDelayTests.Get_RetryAfterZeroAgainAndAgain_KeepsOurOwnBackOff"),
        new("Retry-After as a date in the past.", "never below the own back-off", "ServerDelayTests.Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait"),
        new("Retry-After that is negative, a fraction, a word or empty.", "the own back-off",
            "ServerDelayTests.Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait"),
        new("Retry-After as a date in one of HTTP's two old forms.", "honoured", "ServerDelayTests.Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait"),
        new("Several Retry-After, of which one is no number.", "the longest that is understood",
            "ServerDelayTests.Get_SeveralRetryAfters_TakesTheLongestItUnderstands"),
        new("Two Retry-After that a proxy has joined into one.", "the longer of them",
            "ServerDelayTests.Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait"),
        new("Retry-After with a sign, a unit, hexadecimal or other digits.", "the own back-off",
            "ServerDelayTests.Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait"),
        new("Retry-After of sixty years, or in the year 9999.", "not cut, ends with Cancel and at the operation's time",
            "ServerDelayTests.Cancel_WhileWaitingForAnAbsurdlyLongTime_IsWhatEndsTheCall",
            "TimeTests.Command_RetryAfterIsLongerThanTheTimeout_EndsAtTheTimeout"),
        new("A server that trims the user name.", "ends after looks that agree, names config.basic.username, says how to go on",
            "KeptDifferentlyTests.Up_ServerThatChangesOrHidesWhatItIsSent_EndsAfterLooksThatAgree",
            "KeptDifferentlyTests.Up_ProgramThatGivesWhatTheServerKeeps_FinishesTheCreate"),
        new("A server that writes user names, or names, in lower case.", "the same, with that field",
            "KeptDifferentlyTests.Up_ServerThatChangesOrHidesWhatItIsSent_EndsAfterLooksThatAgree"),
        new("A server that leaves credentials out of its list.", "the same, with 'config'",
            "KeptDifferentlyTests.Up_ServerThatChangesOrHidesWhatItIsSent_EndsAfterLooksThatAgree"),
        new("A server that trims, behind a list that lags by minutes.", "the lag is waited for first",
            "KeptDifferentlyTests.Up_ServerThatTrimsAndListThatLags_WaitsForTheListFirst"),
        new("A server that masks secrets.", "confirmed by name, type and kind", "KeptDifferentlyTests.Up_ServerThatMasksSecrets_IsConfirmedByNameTypeAndKind"),
        new("A server whose list never proves the outcome.", "ends after looks that agree, marked",
            "DoubtfulListTests.Create_WhoseOutcomeIsNeverProved_EndsAfterLooksThatAgreeAndIsMarked"),
        new("A server that never answers.", "ends at the operation's time", "TimeTests.Command_AServerThatNeverAnswers_EndsAtItsTimeout"),
        new("A server that asks a preview to wait for an hour.", "ends at the operation's time, with a warning",
            "UnconfirmedCreateTests.Create_InPreviewWithAServerThatAsksToWait_EndsAtTheTimeout"),
    ];
}
