namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Credentials that no request can carry: a warning by path and rule, never a failure and never the value.</summary>
public sealed class CredentialWarningTests : ResourceTests
{
    private const string Colon = "config.basic.username: HTTP Basic (RFC 7617) ends the user name at its first colon, "
        + "so the file server reads another user and another password. Use a user name without a colon.";
    private const string Control = "HTTP Basic (RFC 7617) allows no control characters, such as the line break at the end of a file. Remove them.";
    private const string NoToken =
        "config.bearer: HTTP Bearer (RFC 6750) allows only letters, digits and -._~+/, with any = at the end. Check it for spaces, line breaks and other "
            + "characters.";
    private const string WordBearer = "config.bearer: it begins with the word Bearer, which the request for a file already has. Give only the token.";
    private const string Placeholder =
        "it is a placeholder such as '[secret]', which a tool shows in place of a secret. Give the secret itself: a placeholder is never sent.";
    private const string Mask = "it consists of mask characters only, which an API shows in place of a secret. Give the secret itself: a mask is never sent.";

    [Theory]
    [Each("corp:hush", With = Colon)]
    [Each("hush\t", "hush\u0000", "hush\u0085", With = $"config.basic.username: {Control}")]
    [Each("****", "•••", With = $"config.basic.username: {Mask}")]
    public void Check_UserThatNoRequestCarries_Warns(string user, string warning) => Warns(Tree.Basic(user, "password"), warning);

    [Theory]
    [Each("hush\n", "hu\rsh", "hush\u007f", With = $"config.basic.password: {Control}")]
    [Each("****", "••••••••", "●●●●", With = $"config.basic.password: {Mask}")]
    [Each("[secret]", With = $"config.basic.password: {Placeholder}")]
    public void Check_PasswordThatNoRequestCarries_Warns(string password, string warning) => Warns(Tree.Basic("reader", Tree.Secret(password)), warning);

    [Theory]
    [Each("Bearer hush", "bEARER  hush", " bearer hush", "Bearer", "Bearer:hush", With = WordBearer)]
    [Each("hu sh", "hush\n", "hüsh", "hu=sh", "==", "\"hush\"", With = NoToken)]
    [Each("****", "•", With = $"config.bearer: {Mask}")]
    public void Check_BearerThatNoRequestCarries_Warns(string bearer, string warning) => Warns(Tree.Bearer(Tree.Secret(bearer)), warning);

    [Theory]
    [InlineData("reader", "pass:word with blanks, ümlauts and *****1")]
    [InlineData("reader@corp.example", "•1")]
    public void Check_OrdinaryUser_WarnsOfNothing(string user, string password) => Warns(Tree.Basic(user, password));

    [Theory, Each("eyJhbGciOiJIUzI1NiJ9.e30.abc-_~+/==", "bearertoken", "Bearer-1")]
    public void Check_OrdinaryBearer_WarnsOfNothing(string bearer) => Warns(Tree.Bearer(bearer));

    [Fact]
    public void Check_ValuesNotKnownYet_WarnOfNothing()
    {
        Warns(Tree.Basic(Tree.Unknown, Tree.Secret(Tree.Unknown)));
        Warns(Tree.Bearer(Tree.Unknown));
        Warns(Tree.Of(("basic", Tree.Unknown)));
    }

    [Fact]
    public void Check_EverythingOdd_WarnsOfEachPathOnceInASession()
    {
        var given = Tree.Of(("name", "images"), ("config", Tree.Basic("a:b\n", "hush\n")));

        fixture.Check("images", given).Problems.ShouldBeEmpty();
        fixture.Check("images", given).Problems.ShouldBeEmpty();
        fixture.Reporter.Warnings.Count.ShouldBe(3);
        fixture.Check("others", given.With("name", new Value.Text("others"))).Problems.ShouldBeEmpty();
        fixture.Reporter.Warnings.Count.ShouldBe(6);
        fixture.Reporter.Everything.ShouldNotContain("hush");
    }

    private void Warns(ObjectValue config, params string[] warnings)
    {
        fixture.Check("images", Tree.Of(("name", "images"), ("config", config))).Problems.ShouldBeEmpty();

        fixture.Reporter.Warnings.ShouldBe(warnings);
        fixture.Reporter.Everything.ShouldNotContain("hush");
    }
}
