namespace MediaProviders.Provider.Tests.Claims;

/// <summary>Tests of claims, each with a folder of its own and, if it uses them, two sessions of one phase.</summary>
public abstract class ClaimTests : IAsyncLifetime
{
    private protected readonly ClaimFixture fixture = new();
    private SharedClaims? here;
    private SharedClaims? there;

    private protected SharedClaims Here => here ??= fixture.Open();

    private protected SharedClaims There => there ??= fixture.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        fixture.Dispose();
        return Task.CompletedTask;
    }
}
