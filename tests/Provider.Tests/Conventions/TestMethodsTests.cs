namespace MediaProviders.Provider.Tests.Conventions;

public sealed class TestMethodsTests
{
    [Fact]
    public void In_AFile_FindsWhatIsRunAndNothingElse() => TestMethods.In("""
        public sealed class FirstTests(ITestOutputHelper output) : Base(output)
        {
            [Fact]
            public void One_Fact_IsFound() => Do();

            [Theory]
            [InlineData("public void Three_Text_IsNone()")]
            public async Task Two_Theory_IsFound(string text)
            {
            }

            [UnixFact]
            public void Three_FactOfOurOwn_IsFound()
            {
            }

            [Fact(Skip = "later")]
            public void Four_Skipped_IsNot() => Do();

            public void Five_WithoutAnAttribute_IsNot() => Do();

            private sealed class Inner
            {
                public void Do() => Done();
            }

            [Theory, RecordedSteps("a")]
            public Task Six_BelowAClassWithin_IsFound(string step) => Do(step);
        }

        internal static class SecondTests
        {
            [Fact]
            internal void Seven_OfTheNextClass_IsFound() => Do();
        }
        """).ShouldBe(
        [
            "FirstTests.One_Fact_IsFound", "FirstTests.Two_Theory_IsFound", "FirstTests.Three_FactOfOurOwn_IsFound", "FirstTests.Six_BelowAClassWithin_IsFound",
            "SecondTests.Seven_OfTheNextClass_IsFound",
        ]);

    [Fact]
    public void All_OfThisProject_AreThoseThatRun() => typeof(TestMethodsTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type && method.IsDefined(typeof(FactAttribute), inherit: true)))
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
        .Where(test => !TestMethods.All.Contains(test)).ShouldBeEmpty();
}
