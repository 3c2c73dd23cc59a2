using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>The details of failures as JSON: type and value, texts for people left out.</summary>
internal static class ErrorDetail
{
    /// <summary>Details that came over the wire.</summary>
    public static JsonObject Of(IReadOnlyList<IMessage> details)
    {
        var all = new JsonObject();
        foreach (var detail in details.Cast<Any>())
        {
            all[Any.GetTypeName(detail.TypeUrl)] = detail.Is(ErrorResourceInitFailed.Descriptor) ? Comparable(MessageText.Of(detail.Unpack<ErrorResourceInitFailed>()))
                : detail.Is(ConfigureErrorMissingKeys.Descriptor) ? Comparable(MessageText.Of(detail.Unpack<ConfigureErrorMissingKeys>()))
                : throw new NotSupportedException($"A detail '{detail.TypeUrl}' is not of the contract.");
        }

        return all;
    }

    /// <summary>The detail of a recorded error; an empty object when it has none.</summary>
    public static JsonObject OfRecorded(JsonObject error) => error["detail"] is JsonObject detail
        ? new JsonObject { [(string)detail["type"]!] = Comparable((JsonObject)MessageText.OfTree(detail["value"])!) }
        : [];

    private static JsonObject Comparable(JsonObject detail)
    {
        detail.Remove("reasons");
        detail.Remove("refreshBeforeUpdate");
        foreach (var key in detail["missingKeys"]?.AsArray() ?? [])
        {
            key!.AsObject().Remove("description");
        }

        return detail;
    }
}
