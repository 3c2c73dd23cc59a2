using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>The details of failures as JSON: type and value.</summary>
internal static class ErrorDetail
{
    private static readonly TypeRegistry Contract = TypeRegistry.FromMessages(ErrorResourceInitFailed.Descriptor, ConfigureErrorMissingKeys.Descriptor);

    /// <summary>Details that came over the wire.</summary>
    public static JsonObject Of(IReadOnlyList<Any> details) => new(details.Select(detail => KeyValuePair.Create(
        Any.GetTypeName(detail.TypeUrl),
        (JsonNode?)MessageText.Of(detail.Unpack(Contract) ?? throw new NotSupportedException($"A detail '{detail.TypeUrl}' is not of the contract.")))));

    /// <summary>The detail of a recorded error; an empty object when it has none.</summary>
    public static JsonObject OfRecorded(JsonObject error) => error["detail"] is JsonObject detail
        ? new JsonObject { [(string)detail["type"]!] = MessageText.OfTree(detail["value"]) }
        : [];

    /// <summary>A copy without the texts for people, and without what is left out of JSON when it is false.</summary>
    public static JsonObject Comparable(JsonNode details)
    {
        var copy = details.DeepClone().AsObject();
        foreach (var detail in copy.Select(member => member.Value!.AsObject()))
        {
            detail.Remove("reasons");
            if (detail["refreshBeforeUpdate"]?.GetValue<bool>() == false)
            {
                detail.Remove("refreshBeforeUpdate");
            }

            foreach (var key in detail["missingKeys"]?.AsArray() ?? [])
            {
                key!.AsObject().Remove("description");
            }
        }

        return copy;
    }
}
