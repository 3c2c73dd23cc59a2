namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>Answers whose words hold credentials, or take long to read.</summary>
internal static class AnswerWords
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        // What the user holds.
        new("A password without a space after its colon, which YAML reads as a part of the name.", "not shown",
            "CheckTests.Check_NameThatHoldsItsValueToo_IsNotShownWhole"),
        new("A token that begins with a slash, or has dots, in place of its file.", "not shown",
            "ApiConnectionTests.FindProblems_ContentInPlaceOfAPath_IsNotShown"),
        new("A token in place of a region or an address.", "not shown", "DoctorTests.Doctor_OneThingWrong_SaysWhatToDo"),

        // What the API holds.
        new("A 502 to a GET whose details hold a neighbour's password.", "not shown",
            "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt",
            "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("The same in a preview.", "not shown", "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("The same, percent-encoded.", "not shown",
            "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt", "CanarySearchTests.Find_AnyFormInsideALongerText_IsFound"),
        new("The same, as hexadecimal digits.", "not shown",
            "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt", "CanarySearchTests.Find_AnyFormInsideALongerText_IsFound"),
        new("The same, in base64, wherever it begins.", "not shown", "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt",
            "CanarySearchTests.Find_Base64OfALongerText_IsFoundWhereverItBegins"),
        new("The same, backwards or with escapes of JSON or XML.", "not shown",
            "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt"),
        new("A documented sentence with a password in the place of its field.", "not shown",
            "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt",
            "ApiErrorTests.Call_ErrorBody_ShowsDocumentedSentencesAloneAndSaysWhatIsLeftOut"),
        new("A documented sentence with a password after it.", "not shown, and said to be left out",
            "ApiErrorTests.Call_ErrorBody_ShowsDocumentedSentencesAloneAndSaysWhatIsLeftOut"),
        new("Passwords as names of members, or one character per member.", "not shown",
            "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("A web page, plain text, and JSON cut short that hold passwords.", "not shown",
            "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("The list itself as the body of an error.", "not shown", "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("Passwords in the reason phrase and in every header that is read.", "not shown",
            "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt",
            "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("A password as the name of a Content-Encoding.", "called unknown", "ApiErrorTests.Get_AnswerInAnotherEncoding_NamesItWhereItIsKnown"),
        new("A member of an entry whose name is no word, when the API takes it not back.", "counted, not named",
            "UnknownMembersTests.Create_MemberWhoseNameMayBeASecret_IsCountedOnly"),

        // What it was sent.
        new("A 400 to a POST that echoes the old password.", "not shown",
            "LeakTests.Call_AnswerThatHoldsACredential_ShowsNothingOfIt", "HeldSecretSweepTests.Commands_AnsweredWithWhatTheApiHolds_ShowNothingOfIt"),
        new("A 400 to a DELETE that echoes user and password.", "not shown", "EveryStatusTests.Call_AnsweredWithAnyStatusAndWhatTheApiHolds_ShowsNothingOfIt"),
        new("A configured header 'Basic ...' that comes back decoded.", "not shown", "LeakTests.Call_ConfiguredHeaderThatComesBackDecoded_IsNotShown"),
        new("The token in the Location of a redirect.", "not shown, not followed",
            "BrokenAnswerTests.Call_SignsOfTheServicesEnd_AreSaid", "RedirectTests.Up_Redirected_IsAnErrorAndTheOtherPlaceIsNeverAsked"),
        new("The token in an answer that is no HTTP.", "not shown", "BrokenAnswerTests.Get_AnswerThatIsNotHttp_IsConnectionLostWithoutItsText"),
        new("The proxy's password in its own refusal.", "not shown",
            "ProxyTests.Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong",
            "ProxyTests.Call_ProxyThatRefuses_IsNamedWithItsStatusAndTriedAgainOnlyWhereThatMayHelp"),
        new("Whatever 'doctor' is answered, without the option that shows it.", "not shown", "AnswerViewTests.Doctor_WithoutTheOption_ShowsNothingOfTheAnswer"),
        new("A key in the fragment of SINCH_ENDPOINT, shown to 'doctor'.", "the value is left out", "DoctorTests.Doctor_OneThingWrong_SaysWhatToDo"),
        new("A proxy's password with a slash, a question mark or a number sign in it.", "no address, and nothing of it shown",
            "EnvironmentProxyTests.FindProblem_PasswordWithASignThatEndsAHost_IsNoAddressAndNotShown"),

        // What takes long.
        new("A bearer of 1 KB, and a message of 63 KB that is full of its letters.", "left out whole, in time that grows with the size alone",
            "BoundedWorkTests.Call_LargeMessageAndLongCredentials_IsLeftOutWhole"),
        new("A list of megabytes with each name twice.", "no search for each", "BoundedWorkTests.Get_EveryNameTwice_FindsThemAllWithoutASearchForEach"),
        new("A body that trickles while the call is cancelled.", "ends with Cancel", "BoundedWorkTests.Cancel_WhileABodyTrickles_EndsTheCall"),
        new("An interrupt while anything at all is waited for.", "ends within two seconds",
            "TimeTests.Interrupt_WhileSomethingIsWaitedFor_EndsWithinTwoSecondsAndTheStateSaysTheTruth"),
        new("JSON that nests ten thousand levels, in a list and in an error.", "an error of its own",
            "BoundedWorkTests.Call_DeepNesting_IsAnErrorOfItsOwn", "MediaProviderListTests.Parse_DeepNesting_IsNotAList"),
        new("A gzip bomb, in a list and in an error.", "ends at the limit", "BoundedWorkTests.Call_GzipBomb_EndsAtTheLimit"),
        new("A body of 65 MiB, and headers without end.", "too large",
            "BrokenAnswerTests.Get_MoreThanTheLimit_IsTooLarge", "BrokenAnswerTests.Call_EndlessHeaders_IsTooLarge"),
    ];
}
