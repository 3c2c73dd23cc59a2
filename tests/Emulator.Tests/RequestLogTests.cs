namespace MediaProviders.Emulator.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Log_OfARequest_HoldsWhatWasAskedButNoSecret()
    {
        var time = new ManualTimeProvider();
        await using var api = await Api.OpenAsync(time: time);

        await api.SendAsync("POST", Api.Collection() + "?q=%41", Api.BearerBody("a", "the-secret"), change: request =>
        {
            request.Headers.Add("User-Agent", "tester/1.0");
            request.Headers.Add("X-Gateway-Key", "another-secret");
        });

        var logged = api.Emulator.Requests.All.ShouldHaveSingleItem();
        logged.ShouldSatisfyAllConditions(
            one => one.Number.ShouldBe(1),
            one => one.Method.ShouldBe("POST"),
            one => one.Target.ShouldBe(Api.Collection() + "?q=%41"),
            one => one.At.ShouldBe(time.GetUtcNow()),
            one => one.Status.ShouldBe(200),
            one => one.UserAgent.ShouldBe("tester/1.0"),
            one => one.ContentType.ShouldBe("application/json"),
            one => one.BodyLength.ShouldBe(58),
            one => one.HeaderNames.ShouldContain("X-Gateway-Key", StringComparer.Ordinal),
            one => one.Faulted.ShouldBeFalse(),
            one => one.ClientCertificate.ShouldBeNull());
        string everything = System.Text.Json.JsonSerializer.Serialize(logged);
        everything.ShouldNotContain("secret");
        everything.ShouldNotContain(Api.Token);
    }

    [Fact]
    public async Task Log_OfASequence_KeepsOrderCountsAndConnection()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(503, FaultRoute.Delete));

        await api.ListAsync();
        await api.PostAsync(Api.BearerBody("a"));
        await api.DeleteAsync("a");
        await api.ListAsync();

        api.Emulator.Requests.All.Select(request => $"{request}").ShouldBe(
        [
            $"GET {Api.Collection()} 200",
            $"POST {Api.Collection()} 200",
            $"DELETE {Api.Collection()}/a 503",
            $"GET {Api.Collection()} 200",
        ]);
        api.Emulator.Requests.All.Select(request => request.Faulted).ShouldBe([false, false, true, false]);
        api.Emulator.Requests.All.Select(request => request.Connection).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        api.Emulator.Requests.Count("GET").ShouldBe(2);
        api.Emulator.Requests.Total.ShouldBe(4);
        api.Emulator.Requests.MaxInFlight.ShouldBe(1);
        api.Emulator.Requests.Clear();
        api.Emulator.Requests.All.ShouldBeEmpty();
        api.Emulator.Requests.Total.ShouldBe(0);
        api.Emulator.Requests.MaxInFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Log_OfAResetRequest_HasNoStatus()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer));

        await Should.ThrowAsync<HttpRequestException>(() => api.ListAsync());

        api.Emulator.Requests.All.Single().Status.ShouldBeNull();
        api.Emulator.Requests.InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Count_OneAfterAnother_IsNeverTwoInFlight()
    {
        await using var emulator = await Api.StartAsync();
        using var one = new Api(emulator);
        using var other = new Api(emulator);

        for (int call = 0; call < 100; call++)
        {
            await one.ListAsync();
            await other.ListAsync();
        }

        emulator.Requests.MaxInFlight.ShouldBe(1);
    }

    [Fact]
    public async Task WaitUntil_Cancelled_Throws()
    {
        await using var emulator = await Api.StartAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => emulator.Requests.WaitUntilAsync(log => log.Total == 1, new CancellationToken(canceled: true)));
    }
}
