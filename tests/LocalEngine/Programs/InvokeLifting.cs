namespace MediaProviders.LocalEngine.Programs;

/// <summary>Gives every function call of a plugin that stands inside another value a variable of its own, so that only variables call plugins.</summary>
internal sealed class InvokeLifting
{
    private readonly List<VariableDeclaration> _lifted = [];

    public static PulumiProgram Lift(PulumiProgram program)
    {
        var lifting = new InvokeLifting();
        var variables = program.Variables.Select(
            variable => variable with { Value = variable.Value is InvokeExpression invoke ? lifting.Inner(invoke) : lifting.Rewrite(variable.Value) }).ToList();
        var resources = program.Resources.Select(resource => resource with { Properties = (ObjectExpression)lifting.Rewrite(resource.Properties) }).ToList();
        var outputs = program.Outputs.Select(output => output with { Value = lifting.Rewrite(output.Value) }).ToList();
        return program with { Resources = resources, Outputs = outputs, Variables = [.. variables, .. lifting._lifted] };
    }

    private Expression Rewrite(Expression expression)
    {
        switch (expression)
        {
            case InvokeExpression invoke:
                var name = string.Create(CultureInfo.InvariantCulture, $"invoke {_lifted.Count + 1}");
                _lifted.Add(new VariableDeclaration(name, Inner(invoke)));
                return new ReferenceExpression(name, []);
            case ListExpression list:
                return new ListExpression([.. list.Items.Select(Rewrite)]);
            case ObjectExpression map:
                return new ObjectExpression(map.Entries.ToDictionary(entry => entry.Key, entry => Rewrite(entry.Value), StringComparer.Ordinal));
            case BuiltinExpression builtin:
                return builtin with { Argument = Rewrite(builtin.Argument) };
            default:
                return expression;
        }
    }

    private InvokeExpression Inner(InvokeExpression invoke) => invoke with { Arguments = Rewrite(invoke.Arguments) };
}
