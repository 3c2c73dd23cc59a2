using System.Globalization;
using MediaProviders.Values;

namespace MediaProviders.Provider.Tests.Values;

/// <summary>Writes a tree so that two texts are equal exactly when the trees are: marks, order and kinds included.</summary>
internal static class TreeText
{
    public static string Of(Value value) => value switch
    {
        NullValue => "null",
        BoolValue boolean => boolean.Content ? "true" : "false",
        NumberValue number => BitConverter.DoubleToInt64Bits(number.Content).ToString("x16", CultureInfo.InvariantCulture),
        StringValue text => $"\"{text.Content}\"",
        UnknownValue unknown => $"unknown({unknown.Expected})",
        SecretValue secret => $"secret({Of(secret.Inner)})",
        OutputValue output => $"output({(output.Known is { } known ? Of(known) : "-")}, {output.IsSecret}, [{string.Join(',', output.Dependencies)}])",
        OpaqueValue opaque => $"{opaque.Kind}{Of(opaque.Members)}",
        ArrayValue list => $"[{string.Join(',', list.Items.Select(Of))}]",
        ObjectValue members => $"{{{string.Join(',', members.Members.Select(m => $"\"{m.Key}\":{Of(m.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
