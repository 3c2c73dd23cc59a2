namespace MediaProviders.LocalEngine.Programs;

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

/// <summary>A builtin that takes evaluated arguments: <c>fn::secret</c>, <c>fn::select</c>, <c>fn::split</c>, <c>fn::join</c>, <c>fn::toJSON</c>, <c>fn::fromJSON</c>, <c>fn::toBase64</c>.</summary>
internal sealed record BuiltinExpression(string Function, Expression Argument) : Expression
{
    public override IEnumerable<Expression> Children => [Argument];
}

/// <summary><c>fn::invoke</c>: a function of the plugin. The provider, if named, is a reference to an explicit provider.</summary>
internal sealed record InvokeExpression(string Function, Expression Arguments, string? Return, Expression? Provider) : Expression
{
    public override IEnumerable<Expression> Children => Provider is null ? [Arguments] : [Arguments, Provider];
}
