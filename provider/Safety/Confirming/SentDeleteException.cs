namespace MediaProviders.Safety.Confirming;

/// <summary>A delete ended after its request may have reached the server and before a list told what became of it.</summary>
/// <param name="said">What went wrong, as sentences; empty when the operation just ended. Never a secret.</param>
/// <param name="inner">What ended it: an <see cref="OperationCanceledException"/> when the operation's time was up or the caller gave up; null when a list came that proves nothing.</param>
internal sealed class SentDeleteException(string said, Exception? inner) : Exception(said, inner);
