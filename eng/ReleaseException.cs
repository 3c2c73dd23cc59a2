namespace MediaProviders.Release;

/// <summary>A release cannot go on; the message says why and what to do.</summary>
internal sealed class ReleaseException(string message) : Exception(message);
