namespace MediaProviders.Provider.Tests.Schema;

/// <summary>Compares JSON by its content and the order of its members, not by its white space.</summary>
internal static class JsonAssertions
{
    /// <summary>Asserts that both texts hold the same JSON.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.Parse(actual)!.ToJsonString().ShouldBe(JsonNode.Parse(expected)!.ToJsonString());
}
