using System.Collections.Immutable;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Turns declarations into goals, finds their providers, and has them registered.</summary>
internal sealed class ProgramResources(
    Phase phase, PulumiProgram program, StackConfiguration configuration, ProgramScope scope, ResourceRegistrar registrar, StepRunner steps)
{
    private readonly Dictionary<string, ProviderInstance> _explicit = new(StringComparer.Ordinal);
    private ProviderInstance? _default;

    /// <summary>Begins with a resource; the task gives its state once its step is done.</summary>
    public async Task<Task<ResourceState>> BeginAsync(ResourceDeclaration declaration, ProgramUse use)
    {
        var options = new ResourceOptions(declaration, scope);
        var goal = Describe(declaration, options);
        if (declaration.IsProvider)
        {
            return Task.FromResult(await RegisterProviderAsync(goal));
        }

        if (declaration.Package != phase.Settings.Package)
        {
            throw new InvalidDataException(
                $"Running the program: resource '{declaration.Name}' is of package '{declaration.Package}', and this engine has a plugin for "
                    + $"'{phase.Settings.Package}' only.");
        }

        var provider = await ProviderAsync(options.Provider, declaration.Package);
        if (use != ProgramUse.Update)
        {
            registrar.Keep(goal.Urn, []);
            var existing = phase.Snapshot.Find(goal.Urn);
            if (existing is not null && use == ProgramUse.Destroy)
            {
                steps.Report(StepOperation.Same, existing, [], succeeded: true);
            }

            return Task.FromResult(existing ?? goal);
        }

        goal = goal with { Provider = provider.Reference };
        if (declaration.Get is { } get)
        {
            return Read(declaration, get, goal, provider);
        }

        return await registrar.RegisterAsync(new ResourceGoal(goal, provider, options.Aliases(phase.Urns, declaration.Type, declaration.Name))
        {
            DeleteBeforeReplace = options.DeleteBeforeReplace,
            ImportId = options.Import,
        });
    }

    /// <summary>The explicit provider if one is named, else the program's default one, else the package's.</summary>
    public async Task<ProviderInstance> ProviderAsync(ResourceState? named, string package)
    {
        named ??= program.Resources.FirstOrDefault(
            resource => resource is { IsProvider: true, DefaultProvider: true } && resource.Package == package) is { } chosen ? scope.Resource(chosen.Name)
            : null;
        if (named is not null)
        {
            return _explicit.TryGetValue(named.Urn, out var instance) ? instance
                : await phase.Providers.FromStateAsync(new ProviderReference(named.Urn, named.Id).ToString());
        }

        if (_default is null)
        {
            var goal = DefaultProviderGoal(phase, configuration, package);
            registrar.Keep(goal.Urn, []);
            _default = await phase.Providers.RegisterAsync(goal);
        }

        return _default;
    }

    public static ResourceState DefaultProviderGoal(Phase phase, StackConfiguration configuration, string package)
    {
        var type = ResourceDeclaration.ProviderTypePrefix + package;
        return new ResourceState { Urn = phase.Urns.For(type, "default"), Type = type, Inputs = configuration.ProviderInputs(package) };
    }

    private async Task<ResourceState> RegisterProviderAsync(ResourceState goal)
    {
        registrar.Keep(goal.Urn, []);
        if (phase.Options.Targets.Count > 0 && !phase.Options.Targets.Contains(goal.Urn, StringComparer.Ordinal)
            && phase.Snapshot.FindOld(goal.Urn) is { } untargeted)
        {
            return steps.Same(untargeted, untargeted);
        }

        var provider = await phase.Providers.RegisterAsync(goal);
        _explicit[goal.Urn] = provider;
        return goal with { Id = provider.Id, Inputs = provider.Inputs, Outputs = provider.Inputs };
    }

    private Task<ResourceState> Read(ResourceDeclaration declaration, GetDeclaration get, ResourceState goal, ProviderInstance provider)
    {
        registrar.Keep(goal.Urn, []);
        var id = PlainEvaluator.Evaluate(get.Id, scope).Value switch
        {
            TextValue text => text.Text,
            UnknownValue unknown => unknown.Sentinel,
            _ => throw new InvalidDataException($"Running the program: 'get' of resource '{declaration.Name}' has no 'id'."),
        };
        var state = (ObjectValue)PlainEvaluator.Evaluate(get.State, scope).Value;
        return steps.ReadAsync(goal with { Inputs = state }, id, provider, phase.Snapshot.FindOld(goal.Urn));
    }

    private ResourceState Describe(ResourceDeclaration declaration, ResourceOptions options)
    {
        var properties = declaration.Properties.Entries.Select(entry => (entry.Key, Result: PlainEvaluator.Evaluate(entry.Value, scope))).ToList();
        var dependencies = properties.Aggregate(
            options.DependsOn.ToImmutableSortedSet(StringComparer.Ordinal), (all, property) => all.Union(property.Result.Urns));
        var parent = options.Parent ?? phase.Urns.Root;
        return new ResourceState
        {
            Urn = phase.Urns.For(declaration.Type, declaration.Name, parent),
            Type = declaration.Type,
            Inputs = new ObjectValue(properties.Select(property => KeyValuePair.Create(property.Key, property.Result.Value))),
            Parent = parent,
            Dependencies = [.. dependencies],
            PropertyDependencies = properties.ToDictionary(
                property => property.Key, property => (IReadOnlyList<string>)[.. property.Result.Urns], StringComparer.Ordinal),
            Protect = options.Protect,
            RetainOnDelete = options.RetainOnDelete,
            DeletedWith = options.DeletedWith,
            Timeouts = options.Timeouts,
            IgnoreChanges = options.IgnoreChanges,
            ReplaceOnChanges = options.ReplaceOnChanges,
            AdditionalSecretOutputs = options.AdditionalSecretOutputs,
            HideDiff = options.HideDiffs,
            ImportId = options.Import,
        };
    }
}

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
                string.Join('\n', response.Failures.Select(
                    failure => $"{invoke.Function} invoke failed: {failure.Reason}{(failure.Property.Length == 0 ? string.Empty : $" ({failure.Property})")}")));
        }

        // Pulumi YAML 1.38 makes the whole result a secret when anything in it is one.
        var result = ValueCodec.FromStruct(response.Return);
        var value = result.HasSecrets || arguments.Value.HasSecrets ? SecretValue.Of(result.Plain()) : result;
        return arguments with { Value = invoke.Return is { } field ? PropertyPath.Get(value, [field]) ?? NullValue.Instance : value };
    }
}
