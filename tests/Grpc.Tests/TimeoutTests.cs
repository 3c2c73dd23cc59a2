using MediaProviders.Grpc.Framing;

namespace MediaProviders.Grpc.Tests;

/// <summary>The text form of grpc-timeout.</summary>
public class TimeoutTests
{
    [Theory]
    [InlineData("1H", 36_000_000_000L)]
    [InlineData("2M", 1_200_000_000L)]
    [InlineData("3S", 30_000_000L)]
    [InlineData("4m", 40_000L)]
    [InlineData("5u", 50L)]
    [InlineData("100n", 1L)]
    [InlineData("1n", 1L)]
    [InlineData("101n", 2L)]
    [InlineData("0S", 0L)]
    [InlineData("00000000n", 0L)]
    [InlineData("99999999n", 1_000_000L)]
    [InlineData("99999999H", 99_999_999L * TimeSpan.TicksPerHour)]
    public void Parse_DigitsAndUnit_IsTheTime(string text, long ticks)
    {
        GrpcTimeout.TryParse(text, out var timeout).ShouldBeTrue();
        timeout.Ticks.ShouldBe(ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("1h")]
    [InlineData("1ms")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData(" 1S")]
    [InlineData("1S ")]
    [InlineData("1 S")]
    [InlineData("1.5S")]
    [InlineData("0x1S")]
    [InlineData("123456789S")]
    [InlineData("١S")]
    public void Parse_Malformed_IsRefused(string text) => GrpcTimeout.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0L, "0n")]
    [InlineData(-1L, "0n")]
    [InlineData(1L, "100n")]
    [InlineData(999_999L, "99999900n")]
    [InlineData(1_000_000L, "100000u")]
    [InlineData(1_000_001L, "100001u")]
    [InlineData(TimeSpan.TicksPerSecond * 5, "5000000u")]
    [InlineData(TimeSpan.TicksPerHour, "3600000m")]
    [InlineData(TimeSpan.TicksPerDay * 400, "34560000S")]
    [InlineData(TimeSpan.TicksPerDay * 400_000, "9600000H")]
    [InlineData(long.MaxValue, "99999999H")]
    public void Format_AnyTime_IsTheFinestUnitThatFits(long ticks, string text)
    {
        var formatted = GrpcTimeout.Format(TimeSpan.FromTicks(ticks));
        formatted.Length.ShouldBeLessThanOrEqualTo(9);
        formatted.ShouldBe(text);
    }
}
