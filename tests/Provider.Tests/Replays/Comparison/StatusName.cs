using MediaProviders.Grpc;

namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>Names of gRPC statuses as recordings write them.</summary>
internal static class StatusName
{
    public static string Of(StatusCode status) => string.Concat(status.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
