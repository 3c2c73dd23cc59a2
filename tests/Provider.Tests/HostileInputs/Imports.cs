namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>What harms an import, its files, or the configuration of an environment.</summary>
internal static class Imports
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        // Texts in a program.
        new("A user name 'svc$$reader'.", "written so that the language reads it back",
            "TextTests.Literal_OfAnyText_IsReadBackByTheLanguage", "TextTests.Literal_OfADollar_IsDoubled"),
        new("An entry named '$$'.", "read back", "TextTests.Literal_OfAnyText_IsReadBackByTheLanguage", "ProgramTests.Up_Output_HasTheValue"),
        new("A text 'a$${b}'.", "read back", "TextTests.Literal_OfAnyText_IsReadBackByTheLanguage"),
        new("One dollar at an end, three of them, '${' alone, '${pulumi.stack}'.", "read back", "TextTests.Literal_OfAnyText_IsReadBackByTheLanguage"),
        new("Texts that YAML takes for something else: yes, 1e3, a date, an anchor, a tag, a comment.", "read back",
            "TextTests.YamlText_OfAnyText_IsReadBackAsThatText", "TextTests.Literal_OfAnyText_IsReadBackByTheLanguage"),
        new("Thousands of texts of dollars, quotes, line breaks and signs beyond ASCII.", "read back",
            "TextTests.Literal_OfRandomTexts_IsReadBackByTheLanguage"),

        // Names and keys.
        new("A stack has 'images'; 'Images' is added from outside, and imported with --not-in-state.", "another name and another key",
            "ImportFileChoiceTests.ImportFile_NotInState_ReusesNoNameOrKeyOfTheStack"),
        new("A key stands in the stack's configuration alone.", "never used again", "ImportFileChoiceTests.ImportFile_NotInState_ReusesNoNameOrKeyOfTheStack"),
        new("A stack's file in any form of YAML, with quotes, tabs or line ends of Windows, or in JSON.", "its keys are found",
            "ImportNamesTests.KeysOf_AFileOfAnyForm_HasTheKey", "ImportNamesTests.InUse_AFileOfTheStack_IsRead"),
        new("Next steps for a stack that exists.", "no 'stack init', no 'pulumi up'", "ImportFileChoiceTests.ImportFile_NotInState_LeavesOutWhatTheStateHas"),
        new("Four names that become one key.", "each has its own", "ImportFileChoiceTests.ImportFile_NamesThatDifferInCase_LeavesTheLowerCaseOneItsNameAndKey",
            "ImportNamesTests.ResourceOf_NamesThatBecomeTheSame_GetNumbers"),
        new("A resource's name that is another one's key.", "another key", "ImportNamesTests.ConfigKeyOf_NameThatAResourceHas_IsAnother"),
        new("Entries that a program cannot hold.", "named and left out", "ImportFileChoiceTests.ImportFile_EntriesAProgramCannotHold_AreNamedAndLeftOut"),

        // Masks.
        new("A masked bearer in the list, imported.", "works: the mask as a secret, nothing unknown",
            "MaskTests.Read_MaskedWithoutAState_AnswersTheMaskAsASecret"),
        new("A masked bearer after basic credentials, refreshed.", "works; the next update writes the program's",
            "MaskTests.Read_MaskedAndOfTheOtherKindNow_WorksAndTheNextUpdateWritesTheProgramsValue"),
        new("A masked password, and bullets for asterisks.", "works", "MaskTests.Read_MaskedWithoutAState_AnswersTheMaskAsASecret"),
        new("A program that holds the imported mask.", "nothing is sent", "MaskTests.Update_ProgramWithTheImportedMask_SendsNothing"),
        new("A secret that the list hides, asked for by 'secret' and by the script.", "refused; asked for, never stored empty",
            "ImportFileTests.Secret_ThatTheListHides_IsRefused", "SetSecretsTests.SetSecrets_HiddenSecret_IsAskedForAndNeverStoredEmpty"),

        new("A secret that the list hides in part, '****1234', or behind '[REDACTED]'.", "not handed out as the secret; asked for",
            "ImportFileTests.Secret_ThatTheListHidesInPart_IsRefusedAndAskedFor"),

        // The scripts.
        new("set-secrets.sh with a wrong token.", "stops, stores nothing", "SetSecretsTests.SetSecrets_TroubleBeforeTheFirstKey_StoresNothing"),
        new("The same while the API is down.", "stops, stores nothing", "SetSecretsTests.SetSecrets_TroubleBeforeTheFirstKey_StoresNothing"),
        new("The same when an entry is gone, or its secret empty now.", "stops, stores nothing",
            "SetSecretsTests.SetSecrets_TroubleBeforeTheFirstKey_StoresNothing"),
        new("The CLI fails midway.", "stops there, says how many are stored", "SetSecretsTests.SetSecrets_CliThatFailsMidway_StopsThere"),
        new("The script of another import file.", "stops before a wrong key is set", "SetSecretsTests.SetSecrets_TroubleBeforeTheFirstKey_StoresNothing"),
        new("A hidden secret that is typed in with blanks at its ends, or a backslash.", "stored as it was typed",
            "SetSecretsTests.SetSecrets_HiddenSecret_IsAskedForAndNeverStoredEmpty"),
        new("An import that is interrupted, or cannot write one of its files.", "no file, nothing overwritten",
            "ImportFileTests.ImportFile_Interrupted_LeavesNoFile", "FileSetTests.Write_OneFileCannotBeWritten_WritesNone"),

        // The environment.
        new("SINCH_BOT_ID with a carriage return or a blank at its end.", "trimmed",
            "ConfigurationEnvironmentTests.Variable_WithBlanksAroundIt_IsTrimmedWhicheverItIs"),
        new("SINCH_API_TOKEN_FILE is a pipe.", "refused at once", "ConfigurationEnvironmentTests.Configure_TokenFileThatIsAPipeOrADevice_IsRefusedAtOnce"),
        new("It is a device, or a link to a pipe.", "refused at once", "ConfigurationEnvironmentTests.Configure_TokenFileThatIsAPipeOrADevice_IsRefusedAtOnce"),
        new("It is missing, a folder, empty, blank or huge.", "refused by name",
            "ConfigurationEnvironmentTests.Configure_TokenFileThatCannotHoldOne_IsRefusedByName"),
        new("Its token has a line break inside.", "refused without it",
            "ConfigurationEnvironmentTests.Configure_TokenFileWithALineBreakInside_IsRefusedWithoutIt"),
        new("Any other variable with line breaks or tabs around it, or the text 'null'.", "trimmed; as if not set",
            "ConfigurationEnvironmentTests.Variable_WithBlanksAroundIt_IsTrimmedWhicheverItIs",
            "ConfigurationEnvironmentTests.Variable_OfNothing_IsAsIfItWereNotSet"),

        // Examples.
        new("A secret key with a default in clear, as the example 'rotation' had.", "no example has one; the instrument refuses it as the CLI does",
            "ExampleFileTests.Example_SecretKeys_HaveNoValueInClear", "ProgramTests.Up_SecretKeyWithADefaultInClear_IsRefusedAsTheCliDoes"),
        new("The first step of 'rotation' without the second step's password.", "runs", "LifecycleTests.Rotation_EveryStep_KeepsWhatMessagesNameAlive"),
        new("Two resources of one program with one name, as an example shows.", "advice that fits a double",
            "FailingExampleTests.Up_FailingExample_SaysWhatItsFileSaysAndChangesNothing", "HandoverTests.Up_TheProgramHasTheNameTwice_AdvisesNoImport"),
        new("A double under two providers.", "refused, the other is named as such",
            "OwnershipTests.Create_AnotherResourceOfTheCommandHasIt_IsRefusedInAnyProcess"),
    ];
}
