namespace MediaProviders.Provider.Tests.Protocol;

public sealed class PackageIdentityTests
{
    [Theory]
    [InlineData("things:index:Thing", "Thing")]
    [InlineData("things:index:a:b", "a:b")]
    [InlineData("things:index:", null)]
    [InlineData("things:other:Thing", null)]
    [InlineData("thingsandmore:index:Thing", null)]
    [InlineData("Things:index:Thing", null)]
    [InlineData("things", null)]
    [InlineData("", null)]
    public void NameIn_Token_GivesTheNameWithinThePackage(string token, string? name) => new ServedPackage.PackageIdentity("things", "1.2.3").NameIn(token).ShouldBe(name);
}
