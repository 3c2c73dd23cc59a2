using System.Globalization;

namespace MediaProviders.Tests.Support;

/// <summary>Writes a tree so that two texts are equal exactly when the trees are: marks, order and kinds included.</summary>
internal static class TreeText
{
    public static string Of(Value value) => value switch
    {
        Value.Null => "null",
        Value.Bool boolean => boolean.Content ? "true" : "false",
        Value.Number number => BitConverter.DoubleToInt64Bits(number.Content).ToString("x16", CultureInfo.InvariantCulture),
        Value.Text text => $"\"{text.Content}\"",
        Value.Unknown unknown => $"unknown({unknown.Expected})",
        Value.Secret secret => $"secret({Of(secret.Inner)})",
        Value.Output output => $"output({(output.Known is { } known ? Of(known) : "-")}, {output.IsSecret}, [{string.Join(',', output.Dependencies)}])",
        Value.Opaque opaque => $"{opaque.Kind}{Of(opaque.Members)}",
        Value.List list => $"[{string.Join(',', list.Items.Select(Of))}]",
        ObjectValue members => $"{{{string.Join(',', members.Members.Select(m => $"\"{m.Key}\":{Of(m.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
