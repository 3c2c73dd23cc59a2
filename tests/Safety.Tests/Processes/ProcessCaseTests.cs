namespace MediaProviders.Safety.Tests.Processes;

/// <summary>Every case of <see cref="ClaimCase"/> with real plugin processes, where only files can tell one process what another has done.</summary>
public sealed class ProcessCaseTests
{
    public static TheoryData<string> Names => [.. ClaimCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_WithRealProcesses_LosesNothing(string name)
    {
        var wanted = ClaimCase.All[name];
        await using var stack = await ProcessStack.StartAsync(wanted.Settings, wanted.FoldsBotIds);
        stack.One.Put("bot-two", Entry.Bearer("images", "strangers-token"));
        await wanted.Run(stack);
        stack.One.Find("bot-two", "images")!.BearerToken.ShouldBe("strangers-token");
        stack.ClaimFiles.ShouldBeEmpty();
    }
}
