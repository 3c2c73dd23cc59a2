namespace MediaProviders.Safety.Tests.Lifecycles;

public sealed class LifecycleSeedsTests
{
    [Theory]
    [InlineData(null, null, 1, 30)]
    [InlineData("4711", null, 4711, 1)]
    [InlineData("1", "20", 1, 20)]
    [InlineData("1", "20000", 1, 100)]
    public void Of_WhatTheEnvironmentSays_IsFollowed(string? seed, string? count, int first, int expected)
    {
        var seeds = LifecycleSeeds.Of(name => name == "MEDIAPROVIDERS_SEED" ? seed : count, usual: 30, most: 100);
        seeds.ShouldBe(Enumerable.Range(first, expected));
    }

    [Fact]
    public void Of_Fresh_IsAnotherOneEachTime()
    {
        IReadOnlyList<int> Draw() => LifecycleSeeds.Of(name => name == "MEDIAPROVIDERS_SEED" ? "fresh" : null, usual: 30);
        Draw().Count.ShouldBe(30);
        Enumerable.Range(0, 5).Select(_ => Draw()[0]).Distinct().Count().ShouldBeGreaterThan(1);
    }
}
