namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>One browser for all tests of a class, each in a tab of its own; none where there is no Chromium.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private Chromium? _chromium;

    internal Chromium Chromium => _chromium ?? throw new InvalidOperationException(Chromium.Obstacle);

    public async Task InitializeAsync() => _chromium = Chromium.Obstacle is null ? await Chromium.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
    }
}
