namespace MediaProviders.Safety.Tests;

/// <summary>Wrong token, wrong region, wrong bot, and a service that has ended.</summary>
public sealed class ServiceEndTests
{
    private static readonly ProgramText Program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));

    [Theory]
    [InlineData("us1", "eu1")]
    [InlineData("eu1", "us1")]
    public async Task Up_TheBotLivesInTheOtherRegion_NamesIt(string configured, string real)
    {
        await using var stack = InRegions(configured, real, out var there, out var other);
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain($"Region '{real}' answers for this bot with this token: set 'region' to '{real}'.");
        (there.Requests.Count, other.Count("GET"), other.Count("POST")).ShouldBe((1, 1, 0));
        (stack.Count("GET") + stack.Count("POST")).ShouldBe(0, "nobody else gets the token");
    }

    [Fact]
    public async Task Up_TheOtherRegionRedirects_TheTokenGoesNoFurther()
    {
        await using var stack = InRegions("us1", "eu1", out _, out var eu);
        eu.Faults.Add(Fault.Answers(302, count: null) with
            { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = stack.SecondAddress } });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("The other region does not answer for this bot with this token either.");
        stack.Two.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_NoRegionTakesTheToken_SaysWhatToCheck()
    {
        await using var stack = InRegions("us1", "eu1", out _, out var eu);
        eu.Store.AddBot("bot", "another-token", "eu1");
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain(
            "Check that the API token is valid and belongs to this bot, and that the bot lives at this address. The other region does not answer for this bot "
                + "with this token either.");
    }

    [Fact]
    public async Task Up_ARefusedTokenAtAnEndpoint_AsksNobodyElse()
    {
        await using var stack = new SimulatedStack();
        stack.Config["mediaproviders:apiToken"] = new ConfigValue("wrong-token", IsSecret: true);
        stack.Network.Add("https://us1.whatsapp.api.sinch.com", stack.Two);
        stack.Network.Add("https://eu1.whatsapp.api.sinch.com", stack.Two);
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Check that the API token is valid and belongs to this bot, and that the bot lives at this address.");
        stack.Said.ShouldNotContain("wrong-token");
        stack.Two.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_ARedirect_IsNotFollowedAndTheTokenGoesNowhere()
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(
            Fault.Answers(302, count: null) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = stack.SecondAddress } });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Redirects are not followed");
        stack.Said.ShouldContain("The vendor ended support of this API on 2023-09-30.");
        stack.Two.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_Gone_SaysThatTheServiceHasEnded()
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(Fault.Answers(410, count: null));
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("The server says that the service is gone. The vendor ended support of this API on 2023-09-30.");
        Occurrences(stack.Said, "The vendor ended support").ShouldBe(1);
    }

    [Theory]
    [InlineData("Sunset", "Sat, 30 Sep 2023 00:00:00 GMT", "ends on 2023-09-30 (Sunset header)")]
    [InlineData("Deprecation", "@1696032000", "deprecated since 2023-09-30 (Deprecation header)")]
    public async Task Up_AnAnswerThatAnnouncesTheEnd_WorksAndWarns(string header, string value, string says)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(new Fault { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [header] = value } });
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain(says);
        stack.Has("images")!.Password.ShouldBe("first");
    }

    private static SimulatedStack InRegions(string configured, string real, out SimulatedServer us, out SimulatedServer eu)
    {
        var stack = new SimulatedStack();
        stack.Config.Remove("mediaproviders:endpoint");
        stack.Config["mediaproviders:region"] = new ConfigValue(configured);
        us = Add(configured);
        eu = Add(real);
        return stack;

        SimulatedServer Add(string region)
        {
            var server = new SimulatedServer(
                stack.World, new EmulatorOptions { Region = region, Bots = [new BotAccess("bot", SimulatedStack.Token, real)], Time = stack.World.Clock });
            stack.Network.Add($"https://{region}.whatsapp.api.sinch.com", server);
            return server;
        }
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
