namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public class CrashReportTests
{
    private const string Canary = "CANARY";

#pragma warning disable CA2201 // What the runtime throws is what has to be recognised.
    private static OutOfMemoryException Short() => new(Canary);
#pragma warning restore CA2201

    public static TheoryData<Exception> Shortages =>
    [
        Short(),
        new InsufficientMemoryException(Canary),
        new TypeInitializationException("T", Short()),
        new TypeInitializationException("T", innerException: null),
        new InvalidOperationException(Canary, new TypeInitializationException("T", new InvalidOperationException(Canary))),
        new AggregateException(Canary, new IOException(Canary), Short()),
    ];

    [Theory, MemberData(nameof(Shortages))]
    public void Of_WhatShortMemoryCauses_SaysSoAndCallsItNoBug(Exception exception)
    {
        var words = CrashReport.Of(exception);

        words.ShouldStartWith("Not enough memory, so the plugin ended (");
        words.ShouldContain("ulimit -v");
        words.ShouldNotContain("bug");
        words.ShouldNotContain(Canary);
    }

    [Fact]
    public void Of_AnythingElse_IsABugWithoutItsMessage()
    {
        var words = CrashReport.Of(new InvalidOperationException(Canary, new IOException(Canary)));

        words.ShouldStartWith("Provider bug: an unexpected InvalidOperationException ended the plugin. Please report this.");
        words.ShouldNotContain(Canary);
    }
}
