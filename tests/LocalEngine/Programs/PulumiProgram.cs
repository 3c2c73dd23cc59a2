namespace MediaProviders.LocalEngine.Programs;

/// <summary>A Pulumi YAML program as written.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Main">The folder the program lies in when it is not the project's; null when it is.</param>
/// <param name="Resources">Resources in the order of the file.</param>
/// <param name="Variables">Variables in the order of the file.</param>
/// <param name="Outputs">Stack outputs in the order of the file.</param>
internal sealed record PulumiProgram(
    string Name,
    string? Main,
    IReadOnlyList<ConfigDeclaration> Config,
    IReadOnlyList<ResourceDeclaration> Resources,
    IReadOnlyList<VariableDeclaration> Variables,
    IReadOnlyList<VariableDeclaration> Outputs);

/// <summary>One key of the <c>config</c> block. A key without a default must be set.</summary>
internal sealed record ConfigDeclaration(string Key, string Type, bool Secret, Value? Default);

/// <summary>A variable or an output.</summary>
internal sealed record VariableDeclaration(string Name, Expression Value);

/// <summary>One resource of the program.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Type">Its full type token.</param>
/// <param name="Options">Its options, not evaluated: some name other resources.</param>
/// <param name="DefaultProvider">True when this provider serves every resource of its package that names none.</param>
/// <param name="Get">For a resource that is read and not managed: its id and state.</param>
internal sealed record ResourceDeclaration(
    string Name,
    string Type,
    ObjectExpression Properties,
    IReadOnlyDictionary<string, Expression> Options,
    bool DefaultProvider,
    GetDeclaration? Get)
{
    public const string ProviderTypePrefix = "pulumi:providers:";

    public bool IsProvider => Type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>The package the resource comes from.</summary>
    public string Package => IsProvider ? Type[ProviderTypePrefix.Length..] : Type.Split(':')[0];

    /// <summary>Everything this resource must wait for.</summary>
    public IEnumerable<string> References() =>
        Properties.References().Concat(Options.Values.SelectMany(option => option.References())).Concat(Get?.Id.References() ?? [])
            .Concat(Get?.State.References() ?? []);
}

/// <summary>The <c>get</c> block of a resource.</summary>
internal sealed record GetDeclaration(Expression Id, ObjectExpression State);

/// <summary>A value of a Pulumi YAML program before it is evaluated.</summary>
internal abstract record Expression
{
    /// <summary>The expressions directly inside this one.</summary>
    public virtual IEnumerable<Expression> Children => [];

    /// <summary>The resources, variables and configuration keys this expression names, at any depth.</summary>
    public virtual IEnumerable<string> References() => Children.SelectMany(child => child.References());
}

internal sealed record LiteralExpression(Value Value) : Expression;

internal sealed record ListExpression(IReadOnlyList<Expression> Items) : Expression
{
    public override IEnumerable<Expression> Children => Items;
}

internal sealed record ObjectExpression(IReadOnlyDictionary<string, Expression> Entries) : Expression
{
    public override IEnumerable<Expression> Children => Entries.Values;
}

/// <summary><c>${name.path}</c>.</summary>
internal sealed record ReferenceExpression(string Name, IReadOnlyList<string> Path) : Expression
{
    public override IEnumerable<string> References() => [Name];
}

/// <summary>Text with references in it.</summary>
internal sealed record InterpolationExpression(IReadOnlyList<Expression> Parts) : Expression
{
    public override IEnumerable<Expression> Children => Parts;
}

/// <summary>
/// A builtin that takes evaluated arguments: <c>fn::secret</c>, <c>fn::select</c>, <c>fn::split</c>, <c>fn::join</c>, <c>fn::toJSON</c>, <c>fn::fromJSON</c>,
/// <c>fn::toBase64</c>.
/// </summary>
internal sealed record BuiltinExpression(string Function, Expression Argument) : Expression
{
    public override IEnumerable<Expression> Children => [Argument];
}

/// <summary><c>fn::invoke</c>: a function of the plugin. The provider, if named, is a reference to an explicit provider.</summary>
internal sealed record InvokeExpression(string Function, Expression Arguments, string? Return, Expression? Provider) : Expression
{
    public override IEnumerable<Expression> Children => Provider is null ? [Arguments] : [Arguments, Provider];
}
