namespace MediaProviders.Provider.Tests.Protocol;

public sealed class OperationTimeoutTests
{
    [Theory]
    [Each(0, -5, double.NaN, double.NegativeInfinity, With = 600)]
    [InlineData(0.2, 0.2)]
    [InlineData(300, 300)]
    [Each(1e300, double.PositiveInfinity, With = 24 * 86400)]
    public void Of_Seconds_GivesTheTime(double seconds, double expected) => OperationScope.TimeoutOf(seconds).TotalSeconds.ShouldBe(expected);

    [Fact]
    public void Of_NextToNothing_IsNotNone() => OperationScope.TimeoutOf(double.Epsilon).ShouldBeGreaterThan(TimeSpan.Zero);
}
