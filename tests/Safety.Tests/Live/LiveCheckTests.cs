using System.Security.Cryptography;

namespace MediaProviders.Safety.Tests.Live;

/// <summary>The live check itself, and proof of it against an emulator that stands for the real service.</summary>
public sealed class LiveCheckTests
{
    private const string Token = "token-of-the-bot";

    [LiveFact]
    public Task LiveBot_TakenThroughLifecycles_IsLeftAsItWas() =>
        new LiveCheck(LiveTarget.Read(Environment.GetEnvironmentVariable)!).RunAsync(RandomNumberGenerator.GetInt32(1, int.MaxValue / 2));

    [Fact]
    public async Task Check_VariablesThatNameAnEmulator_RunsThereAndLeavesItAsItWas()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", Token)] });
        PutStrangers(emulator);
        emulator.Store.Put("bot", Entry.Bearer($"{LiveTarget.Prefix}left-over", "of an interrupted run"));
        var variables = Variables(emulator);
        LiveTarget.Obstacle(variables.GetValueOrDefault).ShouldBeNull();
        await new LiveCheck(LiveTarget.Read(variables.GetValueOrDefault)!).RunAsync(seed: 1);
        emulator.Store.Entries("bot").Select(entry => $"{entry.Name}={entry.BearerToken}").ShouldBe(["images=one", "mediaproviders-live-checker=two"]);
        emulator.Requests.All.Where(request => request.Method == "POST").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Check_AnEntryOfSomebodyElseChanges_SaysWhichWithoutItsSecret()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", Token)] });
        PutStrangers(emulator);
        var check = new LiveCheck(LiveTarget.Read(Variables(emulator).GetValueOrDefault)!).RunAsync(seed: 1);
        await emulator.Requests.WaitUntilAsync(log => log.Count("POST") > 0);
        emulator.Store.Put("bot", Entry.Bearer("images", "changed-by-hand"));
        var failure = (await Record.ExceptionAsync(() => check)).ShouldBeOfType<ShouldAssertException>();
        failure.Message.ShouldContain("the entries of others on bot 'bot'");
        failure.Message.ShouldNotContain("changed-by-hand");
    }

    [Theory]
    [InlineData("CI", "true", "never runs in CI")]
    [InlineData(LiveTarget.TokenVariable, "", "it runs only where MEDIAPROVIDERS_LIVE_API_TOKEN")]
    [InlineData(LiveTarget.BotVariable, null, "it runs only where")]
    [InlineData(LiveTarget.EndpointVariable, null, "it runs only where")]
    public void Obstacle_VariableThatStandsAgainstIt_IsNamed(string variable, string? value, string says)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [LiveTarget.TokenVariable] = Token, [LiveTarget.BotVariable] = "bot", [LiveTarget.EndpointVariable] = "http://127.0.0.1:1",
        };
        variables[variable] = value;
        LiveTarget.Obstacle(name => variables.GetValueOrDefault(name)).ShouldNotBeNull().ShouldContain(says);
    }

    private static void PutStrangers(SinchEmulator emulator)
    {
        emulator.Store.Put("bot", Entry.Bearer("images", "one"));
        emulator.Store.Put("bot", Entry.Bearer("mediaproviders-live-checker", "two"));
    }

    private static Dictionary<string, string> Variables(SinchEmulator emulator) => new(StringComparer.Ordinal)
    {
        [LiveTarget.TokenVariable] = Token, [LiveTarget.BotVariable] = "bot", [LiveTarget.EndpointVariable] = emulator.Address,
        [LiveTarget.LifecyclesVariable] = "1",
    };
}
