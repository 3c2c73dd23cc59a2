namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>Tests of the provider as it is served, each with one of its own that has been configured.</summary>
public abstract class WholeProviderTests : IAsyncLifetime
{
    private protected static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    private protected WholeProvider provider = null!;

    public async Task InitializeAsync() => provider = await WholeProvider.StartConfiguredAsync();

    public async Task DisposeAsync() => await provider.DisposeAsync();

    /// <summary>Configures it again.</summary>
    private protected Task ConfigureAsync(params (string Name, object? Value)[] more) => provider.Client.ConfigureAsync(provider.Config(more));
}
