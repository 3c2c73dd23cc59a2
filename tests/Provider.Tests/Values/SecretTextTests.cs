namespace MediaProviders.Provider.Tests.Values;

public sealed class SecretTextTests
{
    [Fact]
    public void ToString_Secret_DoesNotShowIt()
    {
        var secret = new SecretText("CANARY");

        secret.ToString().ShouldBe("[secret]");
        $"{secret}".ShouldBe("[secret]");
        JsonSerializer.Serialize(secret).ShouldNotContain("CANARY");
        secret.GetHashCode().ShouldBe(new SecretText("other").GetHashCode());
    }

    [Fact]
    public void Equals_SameAndOtherText_TellsThemApart()
    {
        new SecretText("a").Equals(new SecretText("a")).ShouldBeTrue();
        new SecretText("a").Equals(new SecretText("b")).ShouldBeFalse();
        new SecretText("a").Equals(new SecretText("ab")).ShouldBeFalse();
        new SecretText("a").Equals((object?)null).ShouldBeFalse();
    }

    [Theory, Each("****", "••", "*•*", "●●●●●●", "∙∙∙∙", "····", "████", "＊＊＊", "∗∗∗", "‧‧‧‧", "◦◦◦", "﹡﹡", "░░░", "⚫\uFE0F⚫\uFE0F")]
    public void IsMask_TextOfMaskCharacters_IsTrue(string text) => new SecretText(text).IsMask.ShouldBeTrue();

    [Theory, Each("**** ****", "xxxx", "----", "*a*", "")]
    public void IsMask_AnyOtherText_IsFalse(string text) => new SecretText(text).IsMask.ShouldBeFalse();

    [Theory]
    [Each(
        "[secret]", "[REDACTED]", "<hidden>", "(masked)", "(sensitive value)", "[not shown]", "(null)", "<<redacted>>", "{{secret}}",
        "***REDACTED***", "__hidden__", With = true)]
    [Each("__main__", "__token__", "secret____", "[my secret]", "****", "secret", "[secret", "[s3cret]", "[]", "", With = false)]
    public void IsPlaceholder_Text_TellsWhetherAToolShowsItInPlaceOfASecret(string text, bool expected) =>
        new SecretText(text).IsPlaceholder.ShouldBe(expected);

    [Theory]
    [Each(
        "", "****", "****1234", "ab••••", "ab****cd", "[redacted]", "***1234", "1234•••", "XXXX1234", "########", "sk-...abcd", "abc…xyz", "null",
        "Redacted", "$2b$12$abcdefghijklmnopqrstuv", "{SSHA}abc=", "ENC(abc)", "vault:v1:abc", "[***]", "1234xxxx", "configured",
        "ENC[AES256_GCM,data:abc]", "ENC abc=", "SHA256:abc", "hmac-sha256:abc", "scrypt:32768:8:1$abc", "argon2$argon2id$v=19$abc", "$9$abc", With = true)]
    [Each(
        "encore:abc", "Sha-la-la: la", "(**)", "$uper$ecret", "{a}", "{\"a\":1}x", "nullable", "xxx-team", "a.b..c", "aa", "a***b", "*a*b*c*d*", "password",
        With = false)]
    public void MayHideAnother_Text_TellsWhetherAServerMayHideAPartOfIt(string text, bool expected) => new SecretText(text).MayHideAnother.ShouldBe(expected);

    [Fact]
    public void ToValue_Secret_IsMarked()
    {
        var value = new SecretText("CANARY").ToValue();

        value.IsSecret.ShouldBeTrue();
        value.ToString().ShouldBe("a string");
        new SecretText("").IsEmpty.ShouldBeTrue();
    }
}
