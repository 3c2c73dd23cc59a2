namespace MediaProviders.Protocol;

/// <summary>The contract as gRPC reflection shows it, with the original types of its fields.</summary>
internal static class ContractDescriptors
{
    private const string Resource = "contract.protoset";

    /// <summary>A serialised <c>google.protobuf.FileDescriptorSet</c>, made by protoc when the plugin was built.</summary>
    public static ReadOnlyMemory<byte> Read()
    {
        using var stream = typeof(ContractDescriptors).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"'{Resource}' is not embedded in the plugin.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
