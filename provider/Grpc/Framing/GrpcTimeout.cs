using System.Globalization;

namespace MediaProviders.Grpc.Framing;

/// <summary>The <c>grpc-timeout</c> field: one to eight digits and a unit ("gRPC over HTTP2", Timeout).</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>Reads the field. The largest value, 99999999H, is more than eleven thousand years.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxDigits + 1
            || text[..^1].ContainsAnyExceptInRange('0', '9')
            || !TryGetUnit(text[^1], out var ticks))
        {
            return false;
        }

        var value = long.Parse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture);

        // A tick is 100 ns; a rest of nanoseconds is rounded up, so that a call is never cut short.
        timeout = text[^1] == 'n' ? TimeSpan.FromTicks((value + 99) / 100) : TimeSpan.FromTicks(value * ticks);
        return true;
    }

    /// <summary>Writes the field in the finest unit that fits into eight digits, rounded up.</summary>
    public static string Format(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return "0n";
        }

        var ticks = timeout.Ticks;
        return ticks <= MaxValue / 100 ? $"{ticks * 100}n"
            : Fits(ticks, TimeSpan.TicksPerMicrosecond, out var value) ? $"{value}u"
            : Fits(ticks, TimeSpan.TicksPerMillisecond, out value) ? $"{value}m"
            : Fits(ticks, TimeSpan.TicksPerSecond, out value) ? $"{value}S"
            : Fits(ticks, TimeSpan.TicksPerMinute, out value) ? $"{value}M"
            : Fits(ticks, TimeSpan.TicksPerHour, out value) ? $"{value}H"
            : $"{MaxValue}H";
    }

    private static bool Fits(long ticks, long unit, out long value)
    {
        value = (ticks / unit) + (ticks % unit == 0 ? 0 : 1);
        return value <= MaxValue;
    }

    private static bool TryGetUnit(char unit, out long ticks)
    {
        ticks = unit switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 1,
            _ => 0,
        };
        return ticks != 0;
    }
}
