namespace MediaProviders.Safety.Tests.Cost;

/// <summary>How many requests a command makes, and how long it takes where nothing but the API takes time.</summary>
public sealed class RequestCountTests
{
    private const int Resources = 1000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(16, 0)]
    [InlineData(16, 5)]
    [InlineData(16, 25)]
    [InlineData(64, 0)]
    [InlineData(64, 5)]
    public void Up_OfAThousand_SharesItsGets(int inFlight, int jitterMilliseconds)
    {
        var command = new SimulatedCommand(seed: 7, inFlight, Latency, TimeSpan.FromMilliseconds(jitterMilliseconds));

        command.Up(Resources, maxConcurrentRequests: inFlight);

        command.Server.Store.Entries("bot").Count.ShouldBe(Resources);
        command.Server.Count("POST").ShouldBe(Resources);
        command.Server.Count("GET").ShouldBeLessThanOrEqualTo((4 * Resources / inFlight) + 10);

        // A look, a write and its confirmation follow one another. With jitter a list waits for the slowest of many writes.
        var criticalPath = 3.0 * Resources / inFlight * Latency;
        if (jitterMilliseconds == 0)
        {
            command.Elapsed.ShouldBeLessThanOrEqualTo(1.1 * criticalPath);
        }
    }

    [Fact]
    public void Up_OfOneResource_WaitsForNobody()
    {
        var command = new SimulatedCommand(seed: 7, inFlight: 1, Latency);

        command.Up(1, maxConcurrentRequests: 16);

        command.Elapsed.ShouldBe(3 * Latency);
    }

    [Fact]
    public void Refresh_OfAThousand_MakesAHandfulOfGets()
    {
        var command = new SimulatedCommand(seed: 7, inFlight: 16, Latency);
        var created = command.Up(Resources, maxConcurrentRequests: 16);

        command.Refresh(created, maxConcurrentRequests: 16).ShouldAllBe(found => found != null);

        command.Server.Requests.Count.ShouldBeInRange(1, 5);
    }

    [Fact]
    public void Destroy_OfAThousand_SharesItsGets()
    {
        var command = new SimulatedCommand(seed: 7, inFlight: 16, Latency);
        var created = command.Up(Resources, maxConcurrentRequests: 16);

        command.Destroy(created, maxConcurrentRequests: 16);

        command.Server.Store.Entries("bot").ShouldBeEmpty();
        command.Server.Count("DELETE").ShouldBe(Resources);
        command.Server.Count("GET").ShouldBeLessThanOrEqualTo((4 * Resources / 16) + 10);
    }
}
