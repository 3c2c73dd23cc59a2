using MediaProviders.Emulator.Tests.Support;

namespace MediaProviders.Emulator.Tests;

public sealed class FaultEndingTests
{
    private const string List = "/whatsapp/v1/bot/provision/provider";

    [Theory]
    [InlineData(AnswerEnding.ResetBeforeAnswer, true, "", "HTTP")]
    [InlineData(AnswerEnding.ResetBeforeBody, true, "Content-Length: 55\r\n", "settings")]
    [InlineData(AnswerEnding.ResetDuringBody, true, "\r\n\r\n{\"settings\":{\"application\":", "media")]
    [InlineData(AnswerEnding.ResetAfterBody, true, "{\"settings\":{\"application\":{\"media\":{\"providers\":[]}}}}", "!")]
    [InlineData(AnswerEnding.HalfBody, false, "\r\n\r\n{\"settings\":{\"application\":", "media")]
    public async Task End_OnOrder_SendsThatMuchAndEndsTheConnectionThatWay(AnswerEnding ending, bool reset, string received, string missing)
    {
        await using var emulator = await SinchEmulator.StartAsync("bot", "token");
        emulator.Faults.Add(Fault.Ends(ending));
        using var client = await RawClient.ConnectAsync(emulator);

        await client.SendAsync("GET", List, "token");
        var answer = await client.ReadToEndAsync();

        answer.WasReset.ShouldBe(reset, answer.Received);
        answer.Received.ShouldContain(received, Case.Sensitive);
        answer.Received.ShouldNotContain(missing, Case.Sensitive);
    }
}
