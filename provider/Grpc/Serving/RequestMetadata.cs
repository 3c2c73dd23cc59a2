using System.Text;
using MediaProviders.Grpc.Framing;
using Microsoft.AspNetCore.Http;

namespace MediaProviders.Grpc.Serving;

/// <summary>The metadata in the header fields of a request.</summary>
internal static class RequestMetadata
{
    /// <summary>Copies the metadata out of the header fields, which HTTP reuses after the call.</summary>
    public static Metadata Read(IHeaderDictionary headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers)
        {
            if (GrpcFields.IsReserved(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                Add(metadata, name, value ?? string.Empty);
            }
        }

        return metadata;
    }

    private static void Add(Metadata metadata, string name, string value)
    {
        if (!Metadata.IsBinary(name))
        {
            metadata.AddReceived(name, Encoding.UTF8.GetBytes(value));
            return;
        }

        // Values of one name may arrive joined by commas, which base64 does not use.
        foreach (var part in value.Split(','))
        {
            metadata.AddReceived(name, BinaryValue.TryDecode(part, out var bytes)
                ? bytes
                : throw new RpcException(StatusCode.Internal, $"The value of metadata '{name}' is not base64."));
        }
    }
}
