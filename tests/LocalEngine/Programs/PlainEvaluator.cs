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
                return new Evaluation(new ObjectValue(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Result.Value))), Union(entries.Select(entry => entry.Result)));
            case BuiltinExpression builtin:
                var argument = Evaluate(builtin.Argument, scope);
                return argument with { Value = Builtins.Call(builtin.Function, argument.Value) };
            case InterpolationExpression text:
                var parts = text.Parts.Select(part => Evaluate(part, scope)).ToList();
                return new Evaluation(Builtins.Call("join", new ListValue([new TextValue(string.Empty), new ListValue([.. parts.Select(part => part.Value)])])), Union(parts));
            default:
                throw new InvalidDataException("Running the program: 'fn::invoke' must stand in a variable, not inside another value.");
        }
    }

    private static System.Collections.Immutable.ImmutableSortedSet<string> Union(IEnumerable<Evaluation> parts) =>
        parts.Aggregate(Evaluation.NoUrns, (all, part) => all.Union(part.Urns));
}
