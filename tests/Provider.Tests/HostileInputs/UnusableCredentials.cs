namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>Credentials that no request can carry as they are.</summary>
internal static class UnusableCredentials
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("A user name with a colon.", "a warning by path and rule, never the value", "CredentialWarningTests.Check_UserThatNoRequestCarries_Warns"),
        new("A user name with a tab, a NUL or a control character beyond ASCII.", "a warning", "CredentialWarningTests.Check_UserThatNoRequestCarries_Warns"),
        new("A password with a line break at its end.", "a warning", "CredentialWarningTests.Check_PasswordThatNoRequestCarries_Warns"),
        new("A password with a carriage return or a DEL inside.", "a warning", "CredentialWarningTests.Check_PasswordThatNoRequestCarries_Warns"),
        new("A bearer that begins with the word Bearer, in any case and with blanks before it.", "a warning",
            "CredentialWarningTests.Check_BearerThatNoRequestCarries_Warns"),
        new("A bearer with a blank, a line break, a quote, letters beyond ASCII, or '=' inside.", "a warning",
            "CredentialWarningTests.Check_BearerThatNoRequestCarries_Warns"),
        new("A password or bearer of asterisks.", "a warning; create and update refuse to send it",
            "CredentialWarningTests.Check_PasswordThatNoRequestCarries_Warns", "MaskTests.CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite"),
        new("A password or bearer of bullets, or of one mask character.", "the same",
            "CredentialWarningTests.Check_BearerThatNoRequestCarries_Warns", "MaskTests.CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite"),
        new("Other masks: big bullets, dots in the middle, blocks, wide asterisks, mixed ones.", "taken for masks too",
            "SecretTextTests.IsMask_TextOfMaskCharacters_IsTrue", "MaskTests.CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite"),
        new("A credential '[secret]' or '[REDACTED]', as tools show it.", "a warning, and refused without a write",
            "CredentialWarningTests.Check_PasswordThatNoRequestCarries_Warns", "MaskTests.CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite"),
        new("A user name of asterisks.", "a warning, and refused without a write",
            "CredentialWarningTests.Check_UserThatNoRequestCarries_Warns", "MaskTests.CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite"),
        new("Everything odd at once, checked again and again.", "each path once in a session",
            "CredentialWarningTests.Check_EverythingOdd_WarnsOfEachPathOnceInASession"),
        new("Ordinary credentials that look odd: colons and asterisks within a password, a token named Bearer-1.", "no warning",
            "CredentialWarningTests.Check_OrdinaryUser_WarnsOfNothing", "CredentialWarningTests.Check_OrdinaryBearer_WarnsOfNothing"),
        new("A token, or a header of the configuration, with a line break or letters beyond ASCII.", "an error without it",
            "ConfigurationTests.CheckConfig_EverythingWrong_SaysAllAtOnceWithoutAnySecret",
            "ConfigurationTests.CheckConfig_HeaderThatCannotBeSent_IsSaidBeforeAnythingIs"),
    ];
}
