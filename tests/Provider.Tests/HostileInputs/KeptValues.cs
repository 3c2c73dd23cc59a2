namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>Values that a write of the whole entry would take away.</summary>
internal static class KeptValues
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        // Ignored paths.
        new("The live entry is a bearer, the program ignores config.basic.password and changes the user.", "refused, with the way on",
            "IgnoredValuesTests.Update_LiveEntryOfTheOtherKind_IsRefusedWithAWayOn"),
        new("The same with the user, with 'config.basic' as a whole, or with a bearer ignored.", "refused",
            "IgnoredValuesTests.Update_LiveEntryOfTheOtherKind_IsRefusedWithAWayOn"),
        new("The live secret is masked and ignored.", "refused before anything is lost",
            "IgnoredValuesTests.Update_IgnoredValueThatTheServerMayHideOrThatCannotBeRead_IsRefused"),
        new("The live credentials cannot be read, and a part of them is ignored.", "refused",
            "IgnoredValuesTests.Update_IgnoredValueThatTheServerMayHideOrThatCannotBeRead_IsRefused"),
        new("The live password is hidden in part, by an empty text or by '[REDACTED]', and ignored.", "refused before anything is lost",
            "IgnoredValuesTests.Update_IgnoredValueThatTheServerMayHideOrThatCannotBeRead_IsRefused",
            "SecretTextTests.MayHideAnother_Text_TellsWhetherAServerMayHideAPartOfIt"),
        new("The live password is shown as a hash, as an ellipsis, as 'null' or as one character again and again, and ignored.", "refused",
            "SecretTextTests.MayHideAnother_Text_TellsWhetherAServerMayHideAPartOfIt"),
        new("The program has the part or the hash of a secret that the list shows, and changes the user or creates the entry again.", "refused, unless it overwrites",
            "MaskTests.CreateAndUpdate_OfWhatTheListShowsAndMayHide_AreRefusedUnlessTheProgramOverwrites"),
        new("The program has the part or the hash of a secret that an import took from the list, and gives the entry another name or bot.",
            "refused, also before a delete that comes first", "MaskTests.Replace_OfWhatWasImportedAndMayHideTheSecret_IsRefusedAndKeepsTheOldEntry"),
        new("An ignored password is rotated while the create of a replacement waits for its turn.", "refused",
            "IgnoredReplacementTests.Create_WhereTheLiveValueIsRotatedBeforeItsTurn_IsRefused"),
        new("The user name '__token__' of package indexes, which looks like a placeholder.", "sent",
            "SecretTextTests.IsPlaceholder_Text_TellsWhetherAToolShowsItInPlaceOfASecret"),
        new("A name without the required prefix, whose password is ignored, becomes one with it.", "refused: its live password is not looked up",
            "NamePrefixTests.Create_InPlaceOfANameWithoutThePrefix_TakesNoIgnoredValueOfItAlong"),
        new("A body or header that says that the list is not current, and shows an older password.", "its values are not believed",
            "ListProofTests.LookNow_MemberThatSaysThatTheListIsNotCurrent_LeavesItsValuesUnprovenToo"),
        new("A second 'Config' or 'PASSWORD', which a server that reads names in any case would take.", "credentials that cannot be read",
            "ListProofTests.Look_ValueThatIsThereTwiceOrTypeThatIsNoText_CannotBeReadSoThatNoWriteTakesItForWww"),
        new("The live user name is empty, or hidden in part, and ignored.", "refused",
            "IgnoredValuesTests.Update_IgnoredValueThatTheServerMayHideOrThatCannotBeRead_IsRefused"),
        new("The live type differs, and '*' is ignored.", "the live type stays", "IgnoredValuesTests.Update_WholePartsIgnored_KeepsWhatIsThere"),
        new("The same with '[*]', or with 'type' itself.", "the live type stays", "IgnoredValuesTests.Update_WholePartsIgnored_KeepsWhatIsThere"),
        new("A parent of the credentials is ignored: 'config', 'config.*', 'config.basic', 'config.basic[*]'.", "the live credentials stay",
            "IgnoredValuesTests.Update_WholePartsIgnored_KeepsWhatIsThere", "UpdateTests.Update_IgnoredPaths_TakeTheLiveValue"),
        new("An ignored password is rotated outside after a write that was not confirmed.", "the rotated one stays",
            "ConfirmationTests.Up_IgnoredPasswordAfterAPartialFailure_KeepsWhatWasRotatedOutside",
            "ConfirmationTests.Up_IgnoredPasswordAfterAnUpdateThatIsNotConfirmed_KeepsWhatWasRotatedOutside"),
        new("An ignored path, and a list without its array.", "refused",
            "UpdateTests.Update_IgnoredPathsAndAListWithoutItsArray_IsRefusedUnlessTheEnvironmentSaysMissing"),

        // Members that this version does not know.
        new("An adopted entry has a member 'note'.", "kept, to the byte", "UnknownMembersTests.Create_OverAnEntryWithUnknownMembers_KeepsThem"),
        new("An updated entry has a member 'note'.", "kept",
            "UnknownMembersTests.Update_OfAnEntryWithUnknownMembers_KeepsThoseInsideTheConfigWhileItsKindStays"),
        new("An overwritten stranger's entry has one.", "kept", "UnknownMembersTests.Create_OverAnEntryWithUnknownMembers_KeepsThem"),
        new("Members inside 'config' and 'config.basic', and beside a bearer.", "kept while the kind stays",
            "UnknownMembersTests.Update_OfAnEntryWithUnknownMembers_KeepsThoseInsideTheConfigWhileItsKindStays",
            "UnknownMembersTests.Update_BearerWithAMemberBesideIt_KeepsIt"),
        new("A number of thirty digits, a null and nested objects among them.", "kept, to the byte",
            "UnknownMembersTests.Create_OverAnEntryWithUnknownMembers_KeepsThem"),
        new("Numbers, escapes, blanks, doubles, empty names and depth in such members.", "the bytes they came in",
            "KeptMembersTests.Write_MemberOfAnyForm_IsSentAsItCame"),
        new("The API answers 400 or 422 to such a member.", "written once without it, with a warning",
            "UnknownMembersTests.Create_ApiRefusesTheUnknownMembers_WritesOnceWithoutThemAndWarns"),
        new("The API answers 400 for another reason.", "an error, and no word of members",
            "UnknownMembersTests.Create_RefusedForAnotherReason_SaysSoAndDoesNotWarnOfMembers"),

        // Changes made outside.
        new("A password rotated outside, and the user changed in the program.", "written, with a warning that names the field",
            "OverwritingUpdateTests.Update_EntryChangedOutside_IsWrittenWithAWarningThatNamesTheFields"),
        new("The same, and 'replaceOnChanges' has the entry created again.", "written, with a warning that names the field",
            "ReplacedByRuleTests.Create_OverItsOwnEntry_WarnsOnlyOfWhatWasChangedOutsideAndNamesTheField"),
        new("The same, and another resource takes over the name.", "written, with a warning that names the field",
            "ReplacedByRuleTests.Create_OfANameThatAnotherResourceHasLeftAndThatWasChangedOutside_WarnsAndNamesTheField"),
        new("User, both, or the kind changed outside.", "a warning that names the fields",
            "OverwritingUpdateTests.Update_EntryChangedOutside_IsWrittenWithAWarningThatNamesTheFields"),
        new("An entry changed outside is deleted.", "a warning", "DeleteTests.Delete_ChangedOutside_WarnsAndDeletes"),
        new("An entry is gone, and another spelling of it is there.", "refused", "UpdateTests.Update_GoneAndAnotherSpellingThere_IsRefused"),

        // An import that changes.
        new("The option 'import' with another password in the program.", "the preview and the update warn",
            "OverwritingUpdateTests.Update_OfWhatTheSameCommandImported_WarnsAndNamesTheFields"),
        new("The same with the other kind of credentials.", "both fields are named",
            "OverwritingUpdateTests.Update_OfWhatTheSameCommandImported_WarnsAndNamesTheFields"),
        new("The same with nothing that differs but 'overwrite'.", "no warning and no write", "OverwritingUpdateTests.Import_ThatEqualsTheProgram_SaysNothing"),
    ];
}
