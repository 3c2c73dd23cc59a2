using System.Collections.Immutable;

namespace MediaProviders.LocalEngine.Programs;

/// <summary>Evaluates expressions that call no function of a plugin.</summary>
internal static class PlainEvaluator
{
    public static Evaluation Evaluate(Expression expression, ProgramScope scope)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return Evaluation.Of(literal.Value);
            case ReferenceExpression reference:
                return scope.Get(reference);
            case ListExpression list:
                var items = list.Items.Select(item => Evaluate(item, scope)).ToList();
                return new Evaluation(new ListValue([.. items.Select(item => item.Value)]), Union(items));
            case ObjectExpression map:
                var entries = map.Entries.Select(entry => (entry.Key, Result: Evaluate(entry.Value, scope))).ToList();
                return new Evaluation(
                    new ObjectValue(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Result.Value))), Union(entries.Select(entry => entry.Result)));
            case BuiltinExpression builtin:
                var argument = Evaluate(builtin.Argument, scope);
                return argument with { Value = Builtins.Call(builtin.Function, argument.Value) };
            case InterpolationExpression text:
                var parts = text.Parts.Select(part => Evaluate(part, scope)).ToList();
                return new Evaluation(
                    Builtins.Call("join", new ListValue([new TextValue(string.Empty), new ListValue([.. parts.Select(part => part.Value)])])), Union(parts));
            default:
                throw new InvalidDataException("Running the program: 'fn::invoke' must stand in a variable, not inside another value.");
        }
    }

    private static System.Collections.Immutable.ImmutableSortedSet<string> Union(IEnumerable<Evaluation> parts) =>
        parts.Aggregate(Evaluation.NoUrns, (all, part) => all.Union(part.Urns));
}

/// <summary>A value and the urns of the resources it was made from.</summary>
internal sealed record Evaluation(Value Value, ImmutableSortedSet<string> Urns)
{
    public static readonly ImmutableSortedSet<string> NoUrns = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static Evaluation Of(Value value) => new(value, NoUrns);
}

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
        ("split", ListValue { Items: [TextValue separator, TextValue text] }) =>
            new ListValue([.. text.Text.Split(separator.Text).Select(part => new TextValue(part))]),
        ("join", ListValue { Items: [TextValue separator, ListValue parts] }) =>
            new TextValue(string.Join(separator.Text, parts.Items.Select(ValueJson.DisplayText))),
        ("toJSON", _) => new TextValue(ValueJson.PlainText(argument)),
        ("fromJSON", TextValue text) => ValueJson.Parse(text.Text),
        ("toBase64", TextValue text) => new TextValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text))),
        _ => throw new InvalidDataException(
            string.Create(CultureInfo.InvariantCulture, $"Evaluating 'fn::{function}': the arguments are not the ones it takes.")),
    };
}
