namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>What could send the token, the credentials or a delete to another host than is meant.</summary>
internal static class AskedHosts
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        // Variables of the shell against what a program gives.
        new("SINCH_ENDPOINT in the shell, and a provider with a region in C#.", "the region's own address",
            "BehaviourTests.Provider_VariablesInTheShell_SendsOnlyWhatTheProgramGives",
            "ConfigurationEnvironmentTests.Configure_ProviderOfAProgram_TakesItsAddressFromTheShellOnlyWhenItGivesNone"),
        new("The same in TypeScript, Python and Go, whose SDKs are made from the schema.", "the schema gives no defaults to fill in",
            "SecretTests.Schema_DefaultsForSdks_AreNowhere", "PackageSchemaTests.Write_VariableOfTheEnvironment_IsNoDefaultOfAnSdk"),
        new("A region that an SDK sends as JSON text.", "the region's own address",
            "ConfigurationEnvironmentTests.Configure_ProviderOfAProgram_TakesItsAddressFromTheShellOnlyWhenItGivesNone"),
        new("A region given, and a SINCH_ENDPOINT that cannot be used.", "no problem: it is not asked",
            "ConfigurationEnvironmentTests.Configure_RegionGiven_NeverMeetsAWrongEndpointOfTheShell"),
        new("A region that is an empty text, or a secret null.", "absent, so the shell's counts",
            "ConfigurationEnvironmentTests.Configure_ProviderOfAProgram_TakesItsAddressFromTheShellOnlyWhenItGivesNone",
            "ConfigurationEnvironmentTests.Check_AbsentInAnyForm_IsLeftOutAndGivesWayToTheShell"),
        new("An address that only looks like this machine's.", "refused without TLS", "EndpointTests.Normalise_AnotherHostWithoutTls_IsRefusedByItsRealName"),
        new("An address with a user name in front of another host.", "refused, not repeated",
            "EndpointTests.Normalise_UserInfoOrMoreThanABaseAddress_IsRefusedWithoutRepeatingIt"),
        new("A redirect to another host, to any call.", "not followed, the token goes nowhere",
            "ServiceEndTests.Up_ARedirect_IsNotFollowedAndTheTokenGoesNowhere", "RedirectTests.Up_Redirected_IsAnErrorAndTheOtherPlaceIsNeverAsked"),

        new("Headers of the configuration that make a DELETE of a GET, ask for a part of the list, or let a cache answer.", "an error before anything is sent",
            "ConfigurationTests.CheckConfig_HeaderThatCannotBeSent_IsSaidBeforeAnythingIs"),

        // Which requests go through a proxy.
        new("https on loopback, and HTTPS_PROXY.", "direct",
            "ProxySweepTests.Up_WithTlsOnLoopback_DoesNotAskTheProxy", "EnvironmentProxyTests.GetProxy_Host_IsNoneIfNoProxyNamesIt"),
        new("NO_PROXY with a network, 10.0.0.0/30, and one of IPv6.", "direct", "EnvironmentProxyTests.GetProxy_Host_IsNoneIfNoProxyNamesIt"),
        new("NO_PROXY with '*', alone or among others.", "direct", "EnvironmentProxyTests.GetProxy_NoProxyAsAWhole_IsEverythingOrNothing"),
        new("NO_PROXY with ports, in brackets and without.", "direct on that port only", "EnvironmentProxyTests.GetProxy_Host_IsNoneIfNoProxyNamesIt"),
        new("NO_PROXY with domains, with a dot or a star before them.", "subdomains as Go takes them",
            "EnvironmentProxyTests.GetProxy_Host_IsNoneIfNoProxyNamesIt"),
        new("NO_PROXY with a name beyond ASCII, and an IPv4 address within IPv6.", "direct", "EnvironmentProxyTests.GetProxy_Host_IsNoneIfNoProxyNamesIt"),
        new("NO_PROXY with entries that say nothing: 10.0.0.0/33, 10.1, brackets, a dot.", "ignored",
            "EnvironmentProxyTests.GetProxy_NoProxyAsAWhole_IsEverythingOrNothing"),
        new("NO_PROXY with a URL, a trailing dot, blanks inside, a port without a number, tabs or semicolons.", "as Go decides",
            "EnvironmentProxyTests.GetProxy_NoProxyOfAnOddForm_DecidesAsGoDoes"),
        new("Both spellings of the variables, one of them empty; HTTP_PROXY and ALL_PROXY.", "upper case first, the others not read",
            "EnvironmentProxyTests.Read_Variables_UpperCaseFirstAndNoOthers"),

        // Proxies that refuse.
        new("A proxy that offers Negotiate and NTLM before Basic.", "Basic is sent",
            "ProxyTests.Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong"),
        new("A proxy to which the password is wrong.", "its 407 is named, and one try",
            "ProxyTests.Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong"),
        new("A proxy that offers Digest after Basic.", "Basic is sent",
            "ProxyTests.Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong"),
        new("A proxy that offers everything in one header, in lower case, or Bearer before Basic.", "Basic is sent",
            "ProxyTests.Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong"),
        new("A proxy that answers 403, or 407 with no offer.", "named, and one try",
            "ProxyTests.Call_ProxyThatRefuses_IsNamedWithItsStatusAndTriedAgainOnlyWhereThatMayHelp"),
        new("A proxy that answers 502 or an unknown status.", "named, and tried again",
            "ProxyTests.Call_ProxyThatRefuses_IsNamedWithItsStatusAndTriedAgainOnlyWhereThatMayHelp"),
        new("A proxy's address with a scheme that is none, and a password in it.", "an error only where it is needed, without the password",
            "ConfigurationTests.Configure_ProxyThatIsNone_IsAnErrorOnlyWhereItIsNeeded",
            "ApiConnectionTests.FindProblems_ProxyWithoutAnAddress_NamesTheVariableAndNothingOfItsValue"),
        new("A proxy's password with an '@', a colon or percent signs.", "read as Go does, and in no text",
            "EnvironmentProxyTests.Credentials_OfTheUrl_AreForBasicAloneAndInNoText"),

        // Authorities of the machine.
        new("SSL_CERT_FILE names a file that is not there.", "a warning that names it, and the system's own",
            "ConfigurationTests.Read_AuthoritiesOfTheEnvironmentThatCannotBeUsed_AreWarnedOfAndIgnored"),
        new("SSL_CERT_FILE names a folder, a device or a file without a certificate.", "the same",
            "ConfigurationTests.Read_AuthoritiesOfTheEnvironmentThatCannotBeUsed_AreWarnedOfAndIgnored"),
        new("SSL_CERT_FILE names a file that only looks like certificates.", "ignored by the first request",
            "TlsTests.Call_AuthoritiesThatOnlyLookLikeCertificates_IsRefusedByTheFirstRequest"),
        new("caCertificateFile names a file that is not there.", "an error, whatever SSL_CERT_FILE says",
            "ConfigurationTests.Configure_AuthoritiesOfTheConfigurationThatCannotBeUsed_AreAnErrorWhateverTheEnvironmentSays"),
        new("A file of authorities, of a certificate or of its key that is a pipe or a device.", "named at once, never waited for",
            "ApiConnectionTests.FindProblems_FilesThatArePipesOrDevices_AreNamedAtOnce"),
        new("A server whose certificate is expired, of another host, or of an unknown authority.", "refused",
            "TlsTests.Call_CertificateOfAnotherHostOrTimeOrAuthority_IsRefusedWithoutARetry"),

        // Names that a path cannot carry.
        new("A delete of the name '..;'.", "refused, with the way out", "RefusedCallTests.Delete_OfANameThatNoPathCarriesSafely_IsRefusedWithoutARequest",
            "NamesAsDataTests.Destroy_ANameThatAServerMayTakeForAnother_IsRefusedWithoutADelete"),
        new("A delete of the name '?x'.", "refused, with the way out", "NamesAsDataTests.Destroy_ANameThatAServerMayTakeForAnother_IsRefusedWithoutADelete"),
        new("A delete of 'dev-x/..;/prod' behind the prefix 'dev-'.", "refused",
            "RefusedCallTests.Delete_OfANameThatNoPathCarriesSafely_IsRefusedWithoutARequest"),
        new("Names that pass the prefix by a path: 'dev-/../taken', encoded once or twice, with backslashes.", "refused by the prefix",
            "ForgedStateTests.Commands_PastThePrefixByAPath_TouchNothing"),
        new("Names of dots, with a blank at an end, or with control characters.", "refused",
            "RefusedCallTests.Delete_OfANameThatNoPathCarriesSafely_IsRefusedWithoutARequest",
            "NamesAsDataTests.Destroy_ANameThatAServerMayTakeForAnother_IsRefusedWithoutADelete"),
        new("Names with combining marks, and signs that only look like a slash or a dot.", "one element of the path, as they are",
            "RefusedCallTests.Delete_NameThatIsOneElementForEveryServer_IsSent"),
        new("A bot id with path segments in it.", "refused, or one element",
            "RefusedCallTests.Delete_WithoutAUsableBotOrName_IsRefusedWithoutARequest", "NamesAsDataTests.Up_ABotIdOfThatKind_AsksOneElement"),
        new("A name that only looks like the prefix: other case, hyphens of Unicode, no width.", "refused without a request",
            "ForgedStateTests.Import_ANameThatOnlyLooksLikeThePrefix_IsRefused"),
        new("An empty name: the path of the whole list.", "refused without a request",
            "RefusedCallTests.Delete_WithoutAUsableBotOrName_IsRefusedWithoutARequest"),
    ];
}
