namespace MediaProviders.LocalEngine.Programs;

/// <summary>The builtin functions. One with an unknown argument is unknown, one with a secret argument is secret.</summary>
internal static class Builtins
{
    public static Value Call(string function, Value argument)
    {
        if (function == "secret")
        {
            return SecretValue.Of(argument);
        }

        var result = argument.HasUnknowns ? UnknownValue.Instance : CallPlain(function, argument.Plain());
        return argument.HasSecrets ? SecretValue.Of(result) : result;
    }

    private static Value CallPlain(string function, Value argument) => (function, argument) switch
    {
        ("select", ListValue { Items: [NumberValue index, ListValue list] }) => list.Items[(int)index.Number],
        ("split", ListValue { Items: [TextValue separator, TextValue text] }) => new ListValue([.. text.Text.Split(separator.Text).Select(part => new TextValue(part))]),
        ("join", ListValue { Items: [TextValue separator, ListValue parts] }) => new TextValue(string.Join(separator.Text, parts.Items.Select(ValueJson.DisplayText))),
        ("toJSON", _) => new TextValue(ValueJson.PlainText(argument)),
        ("fromJSON", TextValue text) => ValueJson.Parse(text.Text),
        ("toBase64", TextValue text) => new TextValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text))),
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Evaluating 'fn::{function}': the arguments are not the ones it takes.")),
    };
}
