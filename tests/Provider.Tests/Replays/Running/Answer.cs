namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>What a call was answered with.</summary>
/// <param name="Status">The name of the gRPC status, such as <c>UNKNOWN</c>; <c>OK</c> for success.</param>
/// <param name="Message">The text of a failure; empty for success.</param>
/// <param name="Content">The answer, or the details of a failure, as comparable JSON.</param>
internal sealed record Answer(string Status, string Message, JsonNode Content);
