namespace MediaProviders.Emulator.Tests;

/// <summary>Answers that do not end as they should.</summary>
public sealed class FaultEndingTests
{
    [Theory]
    [InlineData(AnswerEnding.ResetBeforeAnswer, true, "", "HTTP")]
    [InlineData(AnswerEnding.ResetBeforeBody, true, "Content-Length: 55\r\n", "settings")]
    [InlineData(AnswerEnding.ResetDuringBody, true, "\r\n\r\n{\"settings\":{\"application\":", "media")]
    [InlineData(AnswerEnding.ResetAfterBody, true, Api.EmptyList, "!")]
    [InlineData(AnswerEnding.HalfBody, false, "\r\n\r\n{\"settings\":{\"application\":", "media")]
    public async Task End_OnOrder_SendsThatMuchAndEndsTheConnectionThatWay(AnswerEnding ending, bool reset, string received, string missing)
    {
        await using var emulator = await Api.StartAsync();
        emulator.Faults.Add(Fault.Ends(ending));
        using var client = await RawClient.ConnectAsync(emulator);

        await client.SendAsync("GET", Api.Collection(), Api.Token);
        var answer = await client.ReadToEndAsync();

        answer.WasReset.ShouldBe(reset, answer.Received);
        answer.Received.ShouldContain(received, Case.Sensitive);
        answer.Received.ShouldNotContain(missing, Case.Sensitive);
    }

    [Theory]
    [InlineData(AnswerEnding.ResetBeforeAnswer, false)]
    [InlineData(AnswerEnding.ResetBeforeBody, true)]
    [InlineData(AnswerEnding.ResetDuringBody, true)]
    [InlineData(AnswerEnding.HalfBody, true)]
    public async Task End_OfAnEmptyAnswerCutShort_IsNoticedByAClient(AnswerEnding ending, bool applied)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Ends(ending, FaultRoute.Post));

        await Should.ThrowAsync<HttpRequestException>(() => api.PostAsync(Api.BearerBody("a")));
        (await api.ListAsync()).Body.ShouldBe(applied ? Api.Listed(Api.BearerBody("a")) : Api.EmptyList);
    }

    [Theory]
    [InlineData(AnswerEnding.ResetBeforeBody)]
    [InlineData(AnswerEnding.HalfBody)]
    public async Task End_OfAChunkedAnswerCutShort_IsNoticedByAClient(AnswerEnding ending)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Ends(ending) with { Chunked = true });

        await Should.ThrowAsync<HttpRequestException>(() => api.ListAsync());
    }

    [Fact]
    public async Task Send_Chunked_TellsNoLength()
    {
        await using var emulator = await Api.StartAsync();
        emulator.Faults.Add(new Fault { Chunked = true });
        using var client = await RawClient.ConnectAsync(emulator);

        await client.SendAsync("GET", Api.Collection(), Api.Token);
        string answer = await client.ReadUntilAsync(text => text.EndsWith("0\r\n\r\n", StringComparison.Ordinal));

        answer.ShouldContain("\r\nTransfer-Encoding: chunked\r\n");
        answer.ShouldNotContain("Content-Length");
        answer.ShouldEndWith($"\r\n\r\n37\r\n{Api.EmptyList}\r\n0\r\n\r\n");
    }

    [Fact]
    public async Task Stall_AfterHalfTheBody_LastsUntilTheClientLeaves()
    {
        await using var emulator = await Api.StartAsync();
        emulator.Faults.Add(Fault.Ends(AnswerEnding.Stall));
        using (var client = await RawClient.ConnectAsync(emulator))
        {
            await client.SendAsync("GET", Api.Collection(), Api.Token);
            (await client.ReadUntilAsync(text => text.EndsWith("\"application\":", StringComparison.Ordinal))).ShouldContain("Content-Length: 55");
            emulator.Requests.InFlight.ShouldBe(1);
        }

        await emulator.Requests.WaitUntilAsync(log => log.InFlight == 0);
        emulator.Requests.All.Single().Status.ShouldBe(200);
    }

    [Fact]
    public async Task Stall_WhenTheEmulatorEnds_EndsToo()
    {
        var emulator = await Api.StartAsync();
        emulator.Faults.Add(Fault.Ends(AnswerEnding.Stall));
        using var client = await RawClient.ConnectAsync(emulator);
        await client.SendAsync("GET", Api.Collection(), Api.Token);
        await client.ReadUntilAsync(text => text.EndsWith("\"application\":", StringComparison.Ordinal));

        await emulator.DisposeAsync();

        (await client.ReadToEndAsync()).Received.ShouldBe("");
    }

    [Fact]
    public async Task Send_Endlessly_StopsWhenTheClientHasEnough()
    {
        await using var emulator = await Api.StartAsync();
        emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));
        emulator.Faults.Add(Fault.Ends(AnswerEnding.Endless));
        using (var client = await RawClient.ConnectAsync(emulator))
        {
            await client.SendAsync("GET", Api.Collection(), Api.Token);
            string answer = await client.ReadUntilAsync(text => text.Length > 2_000_000);
            answer.ShouldContain("\r\nTransfer-Encoding: chunked\r\n");
            answer.ShouldContain("""{"settings":{"application":{"media":{"providers":[""");
        }

        await emulator.Requests.WaitUntilAsync(log => log.InFlight == 0);
    }
}
