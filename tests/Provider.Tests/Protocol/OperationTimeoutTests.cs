namespace MediaProviders.Provider.Tests.Protocol;

public sealed class OperationTimeoutTests
{
    [Theory]
    [InlineData(0, 600)]
    [InlineData(-5, 600)]
    [InlineData(double.NaN, 600)]
    [InlineData(double.NegativeInfinity, 600)]
    [InlineData(0.2, 0.2)]
    [InlineData(300, 300)]
    [InlineData(1e300, 24 * 86400)]
    [InlineData(double.PositiveInfinity, 24 * 86400)]
    public void Of_Seconds_GivesTheTime(double seconds, double expected) => OperationScope.TimeoutOf(seconds).TotalSeconds.ShouldBe(expected);

    [Fact]
    public void Of_NextToNothing_IsNotNone() => OperationScope.TimeoutOf(double.Epsilon).ShouldBeGreaterThan(TimeSpan.Zero);
}
