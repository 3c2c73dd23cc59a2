namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Makes the urns of one stack: <c>urn:pulumi:STACK::PROJECT::TYPE::NAME</c>.</summary>
internal sealed record Urns(string Stack, string Project)
{
    private const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The urn of the stack itself, which every resource of the program has as its parent.</summary>
    public string Root => For(StackType, $"{Project}-{Stack}");

    /// <summary>The urn of a resource; a parent other than the stack lends its types.</summary>
    public string For(string type, string name, string? parent = null)
    {
        var qualified = parent is null || QualifiedType(parent) == StackType ? type : $"{QualifiedType(parent)}${type}";
        return $"urn:pulumi:{Stack}::{Project}::{qualified}::{name}";
    }

    public static string Name(string urn) => urn.Split("::", 4)[^1];

    /// <summary>The type without the types of the parents.</summary>
    public static string Type(string urn) => QualifiedType(urn).Split('$')[^1];

    private static string QualifiedType(string urn) => urn.Split("::", 4)[2];
}

/// <summary>The stack itself: the first resource of the state, the parent of all others, the owner of the outputs.</summary>
internal sealed class StackResource(Phase phase)
{
    public void Register()
    {
        var old = phase.Snapshot.FindOld(phase.Urns.Root);
        var stack = old ?? new ResourceState { Urn = phase.Urns.Root, Type = "pulumi:pulumi:Stack", Custom = false, Created = phase.Now, Modified = phase.Now };
        phase.Snapshot.Add(stack, old);
        phase.Log.Add(new ResourceStep(old is null ? StepOperation.Create : StepOperation.Same, stack.Urn, string.Empty, [], Succeeded: true));
    }

    /// <summary>Evaluates the program's outputs and keeps them.</summary>
    public void SetOutputs(PulumiProgram program, ProgramScope scope)
    {
        var stack = phase.Snapshot.Find(phase.Urns.Root)!;
        var outputs = new ObjectValue(program.Outputs.Select(output => KeyValuePair.Create(output.Name, Output(output.Value, scope))));
        phase.Snapshot.Replace(stack, stack with { Outputs = outputs });
    }

    /// <summary>
    /// Pulumi YAML 1.38 loses a secret that stands inside a resource's property when the whole property becomes an output: an empty object is left.
    /// </summary>
    private static Value Output(Expression expression, ProgramScope scope)
    {
        var value = PlainEvaluator.Evaluate(expression, scope).Value;
        return expression is ReferenceExpression reference && scope.Resource(reference.Name) is not null && value is not SecretValue
            ? WithoutInnerSecrets(value) : value;
    }

    private static Value WithoutInnerSecrets(Value value) => value switch
    {
        SecretValue => ObjectValue.Empty,
        ListValue list => new ListValue([.. list.Items.Select(WithoutInnerSecrets)]),
        ObjectValue map => new ObjectValue(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, WithoutInnerSecrets(entry.Value)))),
        _ => value,
    };
}
