namespace MediaProviders.Emulator.Tests;

/// <summary>A14: a limit on the requests of a bot.</summary>
public sealed class ThrottleTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(429, "1", """{"message":"429","details":"Too many requests"}""")]
    [InlineData(500, null, """{"message":"500","details":"Request could not be processed"}""")]
    public async Task Ask_OverTheLimit_IsRefusedUntilASecondHasPassed(int status, string? retryAfter, string body)
    {
        await using var api = await Api.OpenAsync(new EmulatorSettings { Throttle = new Throttle(2, status) }, _time);

        (await api.ListAsync()).Status.ShouldBe(200);
        _time.Advance(TimeSpan.FromMilliseconds(600));
        (await api.PostAsync(Api.BearerBody("a"))).Status.ShouldBe(200);
        var refused = await api.PostAsync(Api.BearerBody("b"));
        refused.Status.ShouldBe(status);
        refused.Header("Retry-After").ShouldBe(retryAfter);
        refused.Body.ShouldBe(body);
        _time.Advance(TimeSpan.FromMilliseconds(400));

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a")));
        (await api.ListAsync()).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Ask_ForAnotherBotOrWithAWrongToken_DoesNotCount()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions
        {
            AnyBotToken = Api.Token, Time = _time, Settings = new EmulatorSettings { Throttle = new Throttle(1) },
        });
        using var api = new Api(emulator);
        using var stranger = new Api(emulator, "wrong");

        (await stranger.ListAsync()).Status.ShouldBe(401);
        (await api.ListAsync()).Status.ShouldBe(200);
        (await api.ListAsync("bot-two")).Status.ShouldBe(200);
        (await stranger.ListAsync()).Status.ShouldBe(401);
        (await api.ListAsync()).Status.ShouldBe(429);
    }
}
