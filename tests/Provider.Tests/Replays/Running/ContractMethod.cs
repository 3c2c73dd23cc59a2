using Google.Protobuf.Reflection;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>The methods of the contract: how one is called with recorded bytes, and what the bytes of its answer say.</summary>
internal static class ContractMethod
{
    /// <summary>Calls one.</summary>
    /// <param name="channel">The plugin.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="request">The request as it shall be on the wire.</param>
    /// <param name="metadata">Sent with it.</param>
    /// <returns>The answer as JSON; of a stream an array.</returns>
    /// <exception cref="RpcException">It failed.</exception>
    public static async Task<JsonNode> CallAsync(PluginChannel channel, string name, byte[] request, Metadata metadata) =>
        Read(name, Of(name).IsServerStreaming ? await channel.StreamAsync(name, request, metadata) : [await channel.CallAsync(name, request, metadata)]);

    /// <summary>The answers of a recording in the same form.</summary>
    public static JsonNode Read(string name, IReadOnlyList<byte[]> responses)
    {
        var messages = responses.Select(response => MessageText.Of(Of(name).OutputType.Parser.ParseFrom(response)));
        return Of(name).IsServerStreaming ? new JsonArray([.. messages]) : messages.Single();
    }

    private static MethodDescriptor Of(string name) => ResourceProvider.Descriptor.FindMethodByName(name);
}
