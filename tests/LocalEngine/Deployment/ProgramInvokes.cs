namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Evaluates variables, and for those that are a function call asks the plugin.</summary>
internal sealed class ProgramInvokes(Phase phase, ProgramResources resources, ProgramScope scope)
{
    public async Task<Task<Evaluation>> BeginAsync(VariableDeclaration variable)
    {
        if (variable.Value is not InvokeExpression invoke)
        {
            return Task.FromResult(PlainEvaluator.Evaluate(variable.Value, scope));
        }

        var arguments = PlainEvaluator.Evaluate(invoke.Arguments, scope);
        if (arguments.Value.HasUnknowns)
        {
            return Task.FromResult(arguments with { Value = UnknownValue.Instance });
        }

        var named = invoke.Provider is ReferenceExpression reference ? scope.Resource(reference.Name) : null;
        var provider = await resources.ProviderAsync(named, phase.Settings.Package);
        return provider.IsConfigUnknown ? Task.FromResult(arguments with { Value = UnknownValue.Instance }) : CallAsync(invoke, arguments, provider);
    }

    private async Task<Evaluation> CallAsync(InvokeExpression invoke, Evaluation arguments, ProviderInstance provider)
    {
        var client = await provider.ReadyAsync(phase.Urns.Root);
        var response = await ProviderCall.RunAsync(phase.Urns.Root, () => client.InvokeAsync(new InvokeRequest
        {
            Tok = invoke.Function,
            Args = ValueCodec.ToStruct((ObjectValue)arguments.Value),
            Preview = phase.IsPreview,
        }));
        if (response.Failures.Count > 0)
        {
            throw new DeploymentException(
                phase.Urns.Root,
                string.Join('\n', response.Failures.Select(failure => $"{invoke.Function} invoke failed: {failure.Reason}{(failure.Property.Length == 0 ? string.Empty : $" ({failure.Property})")}")));
        }

        // Pulumi YAML 1.38 makes the whole result a secret when anything in it is one.
        var result = ValueCodec.FromStruct(response.Return);
        var value = result.HasSecrets || arguments.Value.HasSecrets ? SecretValue.Of(result.Plain()) : result;
        return arguments with { Value = invoke.Return is { } field ? PropertyPath.Get(value, [field]) ?? NullValue.Instance : value };
    }
}
