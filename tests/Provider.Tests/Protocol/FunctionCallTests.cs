namespace MediaProviders.Provider.Tests.Protocol;

public sealed class FunctionCallTests : PluginTests
{
    private const string Token = "things:index:getThing";

    [Fact]
    public async Task Invoke_Preview_ReachesTheFunction()
    {
        var args = PropertyCodec.Encode(Tree.Of(("name", Tree.Secret("a"))));

        (await plugin.Client.InvokeAsync(new InvokeRequest { Tok = Token, Args = args, Preview = true })).ShouldBe(new InvokeResponse { Return = args });
        TreeText.Of(plugin.Package.Function.Arguments!).ShouldBe("{\"name\":secret(\"a\")}");
        (plugin.Package.Function.Operation!.Preview, plugin.Package.Function.Operation.Name).ShouldBe((true, "getThing"));
    }

    [Fact]
    public async Task Invoke_SecretAnywhereInTheArguments_MarksTheWholeAnswer()
    {
        plugin.Package.Function.OnInvoke = _ => Tree.Of(("id", "b/a"), ("found", Tree.Of(("name", "a"))));
        var args = PropertyCodec.Encode(Tree.Of(("names", new Value.List([Tree.Secret("a")]))));

        var response = await plugin.Client.InvokeAsync(new InvokeRequest { Tok = Token, Args = args });

        TreeText.Of(PropertyCodec.Decode(response.Return, "return")).ShouldBe("{\"id\":secret(\"b/a\"),\"found\":secret({\"name\":\"a\"})}");
    }

    [Fact]
    public async Task Invoke_WrongArguments_AreFailures()
    {
        var args = PropertyCodec.Encode(Tree.Of(("name", ""), ("nam", "a")));

        var response = await plugin.Client.InvokeAsync(new InvokeRequest { Tok = Token, Args = args });

        response.Return.ShouldBeNull();
        response.Failures.Select(f => (f.Property, f.Reason))
            .ShouldBe([("name", "must not be empty."), ("", "nam: there is no such property; did you mean 'name'?")]);
        plugin.Package.Function.Arguments.ShouldBeNull("what is wrong never reaches the function");
    }

    [Theory, Each("things:index:getOther", "aws:index:getThing", "")]
    public async Task Invoke_UnknownFunction_IsNamed(string token) =>
        (await plugin.Client.InvokeAsync(new InvokeRequest { Tok = token }).StatusAsync()).ShouldBe(
            (StatusCode.NotFound, $"The package 'things' 1.2.3 has no function '{token}'. Correct the token, or use a version of the package that has it."));

    [Fact]
    public async Task GetMapping_AnyTool_HasNone()
    {
        await using var fresh = await RunningPlugin.StartAsync();

        (await fresh.Client.CallAsync("GetMapping", new GetMappingRequest { Key = "terraform" })).ShouldBeEmpty();
        (await fresh.Client.CallAsync("GetMappings", new GetMappingsRequest { Key = "terraform" })).ShouldBeEmpty();
    }
}
