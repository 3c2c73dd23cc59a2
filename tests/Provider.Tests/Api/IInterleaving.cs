namespace MediaProviders.Tests.Api;

/// <summary>A world whose next step is a choice.</summary>
internal interface IInterleaving : IDisposable
{
    /// <summary>The steps that can be taken now; none when all is done.</summary>
    IReadOnlyList<string> Choices();

    /// <summary>Takes one of them.</summary>
    void Take(string choice);

    /// <summary>Fails when something is wrong at the end.</summary>
    void Check();
}
