using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Wire;

namespace MediaProviders.Grpc.Framing;

/// <summary>The fields that tell how a call ended, within what the client takes.</summary>
/// <param name="Code">The value of <c>grpc-status</c>.</param>
/// <param name="Message">The value of <c>grpc-message</c>; null when there is nothing to say.</param>
/// <param name="Details">The value of <c>grpc-status-details-bin</c>; null when there are none, or they do not fit.</param>
internal sealed record StatusFields(string Code, string? Message, string? Details)
{
    // HTTP/2 counts 32 bytes for each field beside its name and value (RFC 9113, section 6.5.2).
    private const int FieldOverhead = 32;

    /// <summary>The end of a call that went well.</summary>
    public static StatusFields Ok { get; } = new("0", null, null);

    /// <summary>How many bytes a field takes by HTTP/2's count.</summary>
    public static long FieldBytes(string name, long valueLength) => name.Length + valueLength + FieldOverhead;

    /// <summary>
    /// The fields of a failure. A list of fields over the client's limit would make it drop the whole answer, so what does not fit is
    /// left out: details from the last to the first, then the end of the message. The status itself always goes.
    /// </summary>
    public static StatusFields For(RpcException failure, long maxBytes)
    {
        var code = ((int)failure.Status).ToString(CultureInfo.InvariantCulture);
        var left = maxBytes - FieldBytes(GrpcFields.Status, code.Length) - FieldBytes(GrpcFields.Message, 0);
        var message = StatusMessage.Encode(failure.Message, Math.Max(0, left));
        left -= message.Length;
        return new(code, message, Fit(failure, left - FieldBytes(GrpcFields.Details, 0)));
    }

    private static string? Fit(RpcException failure, long maxLength)
    {
        if (failure.Details.Count == 0)
        {
            return null;
        }

        // grpc-go takes the details only if their code is that of the call, so both come from one value.
        var status = new Status { Code = (int)failure.Status, Message = failure.Message };
        status.Details.AddRange(failure.Details.Select(d => d as Any ?? Any.Pack(d)));
        while (BinaryValue.EncodedLength(status.CalculateSize()) > maxLength)
        {
            if (status.Details.Count <= 1)
            {
                return null;
            }

            status.Details.RemoveAt(status.Details.Count - 1);
        }

        return BinaryValue.Encode(status.ToByteArray());
    }
}
