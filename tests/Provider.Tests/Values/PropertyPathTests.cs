namespace MediaProviders.Provider.Tests.Values;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("config", "config")]
    [InlineData("config.basic.password", "config|basic|password")]
    [InlineData("items[2].name", "items|2|name")]
    [InlineData("[\"a.b\"].c", "a.b|c")]
    [InlineData("a[\"b\"]", "a|b")]
    [InlineData("a[\"say \\\"b\\\"\"]", "a|say \"b\"")]
    [InlineData("a[\"back\\slash\"]", "a|back\\slash")]
    [InlineData("a.[\"b\"]", "a|b")]
    [InlineData("a[*].b", "a|*|b")]
    [InlineData("a[\"*\"]", "a|*")]
    [InlineData("headers.X-Key", "headers|X-Key")]
    public void TryParse_Path_GivesItsSteps(string text, string steps)
    {
        PropertyPath.TryParse(text, out var path).ShouldBeTrue();

        string.Join('|', path.Steps).ShouldBe(steps);
    }

    [Theory, Each("", ".a", "a.", "a..b", "a[", "a[]", "a[b]", "a[-1]", "a[\"b]", "a[\"b\"", "a[\"b\"x]")]
    public void TryParse_NoPath_IsRefused(string text) => PropertyPath.TryParse(text, out _).ShouldBeFalse();

    [Theory, Each("config.basic.password", "items[2].name", "[\"a.b\"].c", "a[\"say \\\"b\\\"\"]", "[\"\"]")]
    public void ToString_ParsedPath_GivesTheText(string text)
    {
        PropertyPath.TryParse(text, out var path).ShouldBeTrue();

        path.ToString().ShouldBe(text);
    }

    [Fact]
    public void Then_IndexAndName_AreToldApart()
    {
        PropertyPath.Root.Then("items").Then(0).ToString().ShouldBe("items[0]");
        PropertyPath.Root.Then("items").Then("0").ToString().ShouldBe("items.0");
    }

    [Theory]
    [InlineData("config", "config.basic.password", true)]
    [InlineData("config.basic.password", "config.basic.password", true)]
    [InlineData("config.basic.password", "config.basic", false)]
    [InlineData("config.*.password", "config.basic.password", true)]
    [InlineData("conf", "config", false)]
    [InlineData("items[*]", "items[3]", true)]
    public void Contains_PathAndOther_TellsWhetherItLeadsThere(string path, string other, bool expected)
    {
        PropertyPath.TryParse(path, out var outer).ShouldBeTrue();
        PropertyPath.TryParse(other, out var inner).ShouldBeTrue();

        outer.Contains(inner).ShouldBe(expected);
    }

    [Fact]
    public void TopLevel_Root_IsEmpty() => PropertyPath.Root.TopLevel.ShouldBe("");
}
