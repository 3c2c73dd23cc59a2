namespace MediaProviders.Provider.Tests.Protocol;

public sealed class UrnTests
{
    [Theory]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing::first", "things:index:Thing", "first")]
    [InlineData("urn:pulumi:dev::shop::a:b:C$d:e:F$things:index:Thing::first", "things:index:Thing", "first")]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing::a::b", "things:index:Thing", "a::b")]
    [InlineData("urn:pulumi:dev::default::pulumi:providers:things::", "pulumi:providers:things", "")]
    public void Parse_Urn_GivesTypeAndName(string text, string type, string name) => Urn.Parse(text).ShouldBe(new Urn(text, type, name, text.Contains('$')));

    [Theory, Each("", "first", "urn:pulumi:dev", "urn:pulumi:dev::shop::things:index:Thing", "arn:aws:s3:::bucket")]
    public void Parse_OtherText_GivesNothing(string text) => Urn.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("things:index:Thing", "Thing")]
    [InlineData("things:index:a:b", "a:b")]
    [Each("things:index:", "things:other:Thing", "thingsandmore:index:Thing", "Things:index:Thing", "things", "", With = null)]
    public void NameIn_Token_GivesTheNameWithinThePackage(string token, string? name) =>
        new ServedPackage.PackageIdentity("things", "1.2.3").NameIn(token).ShouldBe(name);
}
