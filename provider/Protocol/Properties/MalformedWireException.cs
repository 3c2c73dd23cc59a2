namespace MediaProviders.Protocol.Properties;

/// <summary>Bytes that break the protobuf encoding.</summary>
/// <param name="problem">What is wrong, as a clause without its subject: "ends in the middle of a field".</param>
internal sealed class MalformedWireException(string problem) : Exception(problem);
