namespace MediaProviders.Emulator.Learning;

/// <summary>The endpoint could not be asked. The message is a sentence for people; it holds no credentials.</summary>
internal sealed class ProbeFailedException(string message, Exception? inner = null) : Exception(message, inner);
