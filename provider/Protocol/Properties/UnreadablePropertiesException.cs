namespace MediaProviders.Protocol.Properties;

/// <summary>Properties that hold what this provider does not take.</summary>
/// <param name="message">What was being read and what is wrong with it. Never a value.</param>
internal sealed class UnreadablePropertiesException(string message) : Exception(message);
