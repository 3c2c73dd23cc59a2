namespace MediaProviders.Provider.Tests.Protocol;

public sealed class UrnTests
{
    [Theory]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing::first", "things:index:Thing", "first")]
    [InlineData("urn:pulumi:dev::shop::a:b:C$d:e:F$things:index:Thing::first", "things:index:Thing", "first")]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing::a::b", "things:index:Thing", "a::b")]
    [InlineData("urn:pulumi:dev::default::pulumi:providers:things::", "pulumi:providers:things", "")]
    public void Parse_Urn_GivesTypeAndName(string text, string type, string name) => Urn.Parse(text).ShouldBe(new Urn(text, type, name, text.Contains('$')));

    [Theory]
    [InlineData("")]
    [InlineData("first")]
    [InlineData("urn:pulumi:dev")]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing")]
    [InlineData("arn:aws:s3:::bucket")]
    public void Parse_OtherText_GivesNothing(string text) => Urn.Parse(text).ShouldBeNull();
}
