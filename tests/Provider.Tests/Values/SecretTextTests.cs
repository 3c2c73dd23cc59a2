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

    public static TheoryData<string> Masks => ["****", "••", "*•*", "●●●●●●", "∙∙∙∙", "····", "████", "＊＊＊", "∗∗∗", "‧‧‧‧", "◦◦◦", "﹡﹡", "░░░", "⚫\uFE0F⚫\uFE0F"];

    public static TheoryData<string> NoMasks => ["**** ****", "xxxx", "----", "*a*", ""];

    [Theory]
    [MemberData(nameof(Masks))]
    public void IsMask_TextOfMaskCharacters_IsTrue(string text) => new SecretText(text).IsMask.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(NoMasks))]
    public void IsMask_AnyOtherText_IsFalse(string text) => new SecretText(text).IsMask.ShouldBeFalse();

    [Theory]
    [InlineData("[secret]", true)]
    [InlineData("[REDACTED]", true)]
    [InlineData("<hidden>", true)]
    [InlineData("(masked)", true)]
    [InlineData("(sensitive value)", true)]
    [InlineData("[not shown]", true)]
    [InlineData("(null)", true)]
    [InlineData("<<redacted>>", true)]
    [InlineData("{{secret}}", true)]
    [InlineData("***REDACTED***", true)]
    [InlineData("__hidden__", true)]
    [InlineData("__main__", false)]
    [InlineData("__token__", false)]
    [InlineData("secret____", false)]
    [InlineData("[my secret]", false)]
    [InlineData("****", false)]
    [InlineData("secret", false)]
    [InlineData("[secret", false)]
    [InlineData("[s3cret]", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void IsPlaceholder_Text_TellsWhetherAToolShowsItInPlaceOfASecret(string text, bool expected) => new SecretText(text).IsPlaceholder.ShouldBe(expected);

    [Theory]
    [InlineData("", true)]
    [InlineData("****", true)]
    [InlineData("****1234", true)]
    [InlineData("ab••••", true)]
    [InlineData("ab****cd", true)]
    [InlineData("[redacted]", true)]
    [InlineData("***1234", true)]
    [InlineData("1234•••", true)]
    [InlineData("XXXX1234", true)]
    [InlineData("########", true)]
    [InlineData("sk-...abcd", true)]
    [InlineData("abc…xyz", true)]
    [InlineData("null", true)]
    [InlineData("Redacted", true)]
    [InlineData("$2b$12$abcdefghijklmnopqrstuv", true)]
    [InlineData("{SSHA}abc=", true)]
    [InlineData("ENC(abc)", true)]
    [InlineData("vault:v1:abc", true)]
    [InlineData("[***]", true)]
    [InlineData("1234xxxx", true)]
    [InlineData("configured", true)]
    [InlineData("ENC[AES256_GCM,data:abc]", true)]
    [InlineData("ENC abc=", true)]
    [InlineData("SHA256:abc", true)]
    [InlineData("hmac-sha256:abc", true)]
    [InlineData("scrypt:32768:8:1$abc", true)]
    [InlineData("argon2$argon2id$v=19$abc", true)]
    [InlineData("$9$abc", true)]
    [InlineData("encore:abc", false)]
    [InlineData("Sha-la-la: la", false)]
    [InlineData("(**)", false)]
    [InlineData("$uper$ecret", false)]
    [InlineData("{a}", false)]
    [InlineData("{\"a\":1}x", false)]
    [InlineData("nullable", false)]
    [InlineData("xxx-team", false)]
    [InlineData("a.b..c", false)]
    [InlineData("aa", false)]
    [InlineData("a***b", false)]
    [InlineData("*a*b*c*d*", false)]
    [InlineData("password", false)]
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
