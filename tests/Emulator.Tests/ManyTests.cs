namespace MediaProviders.Emulator.Tests;

/// <summary>Many requests at a time, and many emulators.</summary>
public sealed class ManyTests
{
    [Fact]
    public async Task Post_HundredsAtATime_AllAreInFlightAndNoneIsLost()
    {
        const int Many = 400;
        var gate = new TaskCompletionSource();
        await using var api = await Api.OpenAsync(new EmulatorSettings { NameRule = NameRule.Off });
        api.Emulator.Faults.Add(new Fault { HeldBy = gate.Task });

        var calls = Enumerable.Range(0, Many).Select(number => api.PostAsync(Api.BearerBody($"n{number}"))).ToArray();
        await api.Emulator.Requests.WaitUntilAsync(log => log.InFlight == Many);
        gate.SetResult();

        (await Task.WhenAll(calls)).ShouldAllBe(reply => reply.Status == 200);
        api.Emulator.Store.Entries(Api.Bot).Count.ShouldBe(Many);
        api.Emulator.Requests.MaxInFlight.ShouldBe(Many);
        api.Emulator.Requests.InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Start_Many_EachHasItsOwnPortAndState()
    {
        var emulators = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Api.StartAsync()));
        try
        {
            emulators[0].Store.Put(Api.Bot, Entry.Bearer("a", "first"));

            emulators.Select(emulator => emulator.Address).Distinct(StringComparer.Ordinal).Count().ShouldBe(50);
            using var first = new Api(emulators[0]);
            using var last = new Api(emulators[^1]);
            (await first.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a")));
            (await last.ListAsync()).Body.ShouldBe(Api.EmptyList);
        }
        finally
        {
            foreach (var emulator in emulators)
            {
                await emulator.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Dispose_Twice_ClosesThePort()
    {
        var emulator = await Api.StartAsync();
        using var api = new Api(emulator);
        (await api.ListAsync()).Status.ShouldBe(200);

        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => api.ListAsync());
    }

    [Fact]
    public async Task Start_OnATakenPort_Throws()
    {
        await using var emulator = await Api.StartAsync();

        await Should.ThrowAsync<IOException>(() => SinchEmulator.StartAsync(new EmulatorOptions { Port = emulator.BaseAddress.Port }));
    }

    [Fact]
    public void Assembly_NamesNothingOfOurs()
    {
        typeof(SinchEmulator).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
    }
}
