using MediaProviders.Protocol.Plugin;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public class LastWordsTests
{
    private const string Canary = "CANARY";

    public static TheoryData<Exception> Shortages =>
    [
        new OutOfMemoryException(Canary),
        new InsufficientMemoryException(Canary),
        new TypeInitializationException("T", new OutOfMemoryException(Canary)),
        new TypeInitializationException("T", innerException: null),
        new InvalidOperationException(Canary, new TypeInitializationException("T", new InvalidOperationException(Canary))),
        new AggregateException(Canary, new IOException(Canary), new OutOfMemoryException(Canary)),
    ];

    [Theory]
    [MemberData(nameof(Shortages))]
    public void Of_WhatShortMemoryCauses_SaysSoAndCallsItNoBug(Exception exception)
    {
        var words = LastWords.Of(exception);

        words.ShouldStartWith("Memory is short, which ended the plugin (");
        words.ShouldContain("ulimit -v");
        words.ShouldNotContain("bug");
        words.ShouldNotContain(Canary);
    }

    [Fact]
    public void Of_AnythingElse_IsABugWithoutItsMessage()
    {
        var words = LastWords.Of(new InvalidOperationException(Canary, new IOException(Canary)));

        words.ShouldStartWith("Provider bug: an unexpected InvalidOperationException ended the plugin. Please report this.");
        words.ShouldNotContain(Canary);
    }
}
