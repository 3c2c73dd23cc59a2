namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>
/// A look-up of an entry that is not there ends the call with an error. An answer with a failure of the argument would be right for a program, but
/// <c>pulumi do</c> of 3.276 shows it as an empty answer and ends with 0.
/// </summary>
public sealed class MissingEntryTests : WholeProviderTests
{
    private const string Function = "mediaproviders:index:getWhatsAppMediaProvider";

    [Fact]
    public async Task Invoke_NameThatIsNotThere_IsAnError()
    {
        provider.Emulator.Store.Put("bot", Entry.Bearer("images", "CANARY"));

        var error = await Should.ThrowAsync<RpcException>(
            provider.Client.InvokeAsync(new InvokeRequest { Tok = Function, Args = Bytes(Tree.Of(("botId", "bot"), ("name", "Images"))) }));

        error.StatusCode.ShouldBe(StatusCode.NotFound);
        error.Status.Detail.ShouldBe(
            "There is no media provider 'Images' on bot 'bot'. Check the name; names are case-sensitive. If this program creates it, make the call depend on "
                + "its resource.");
    }

    [Fact]
    public async Task Invoke_SecretNameThatIsNotThere_IsAnErrorThatDoesNotNameIt()
    {
        var error = await Should.ThrowAsync<RpcException>(
            provider.Client.InvokeAsync(new InvokeRequest { Tok = Function, Args = Bytes(Tree.Of(("botId", "bot"), ("name", Tree.Secret("hidden")))) }));

        error.Status.Detail.ShouldStartWith("There is no such media provider.");
        error.Status.Detail.ShouldNotContain("hidden");
    }
}
