using System.Reflection;

namespace Pulumi;

/// <summary>What a program did while it ran. This is not in the Pulumi package: it is how the tests look at a program.</summary>
public sealed class ProgramRun
{
    /// <summary>The stack's configuration, <c>package:key</c> or <c>project:key</c>.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Answers a call with an object of the type asked for; without one, or with null, the result stays unknown.</summary>
    public Func<ProgramCall, Type, object?>? Answer { get; init; }

    /// <summary>Every resource in the order of the program.</summary>
    public IList<ProgramResource> Resources { get; } = [];

    /// <summary>Every call of a function in the order of the program.</summary>
    public IList<ProgramCall> Calls { get; } = [];

    /// <summary>The stack's outputs.</summary>
    public IDictionary<string, ProgramValue> Outputs { get; } = new Dictionary<string, ProgramValue>(StringComparer.Ordinal);

    /// <summary>Makes this the run of the current test: what is constructed from here on belongs to it.</summary>
    public ProgramRun Begin()
    {
        Deployment.Begin(this);
        return this;
    }
}

/// <summary>A resource of a program.</summary>
public sealed record ProgramResource(Resource Resource, bool Custom, IReadOnlyDictionary<string, ProgramValue> Inputs, ResourceOptions Options)
{
    /// <summary>What a component registered as its outputs.</summary>
    public IDictionary<string, ProgramValue> Outputs { get; } = new Dictionary<string, ProgramValue>(StringComparer.Ordinal);

    /// <summary>The type token.</summary>
    public string Type => Resource.GetResourceType();

    /// <summary>The name in the program.</summary>
    public string Name => Resource.GetResourceName();
}

/// <summary>A call of a function.</summary>
public sealed record ProgramCall(string Token, IReadOnlyDictionary<string, ProgramValue> Inputs, InvokeOptions? Options);

/// <summary>A value as it would go to the engine; an object is a map of further ones.</summary>
public sealed record ProgramValue(object? Value, bool IsKnown, bool IsSecret)
{
    /// <summary>The member of an object.</summary>
    public ProgramValue this[string name] => ((IReadOnlyDictionary<string, ProgramValue>)Value!)[name];

    /// <summary>Reads an input, an output, an object of inputs, or a plain value.</summary>
    public static ProgramValue Of(object? value) => value switch
    {
        IInput input => Of(input.ToOutput()),
        IOutput { IsKnown: false } output => new ProgramValue(null, IsKnown: false, output.IsSecret),
        IOutput output => Of(output.Value) is var inner ? inner with { IsSecret = inner.IsSecret || output.IsSecret } : null!,
        InputArgs args => new ProgramValue(Members(args), IsKnown: true, IsSecret: false),
        _ => new ProgramValue(value, IsKnown: true, IsSecret: false),
    };

    /// <summary>The inputs that were given, by the names the attributes say.</summary>
    public static Dictionary<string, ProgramValue> Members(InputArgs args)
    {
        const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var members = new Dictionary<string, ProgramValue>(StringComparer.Ordinal);
        foreach (var member in args.GetType().GetMembers(Everything))
        {
            var value = member.GetCustomAttribute<InputAttribute>() is null ? null : member is FieldInfo field ? field.GetValue(args)
                : (member as PropertyInfo)?.GetValue(args);
            if (value is not null)
            {
                members[member.GetCustomAttribute<InputAttribute>()!.Name] = Of(value);
            }
        }

        return members;
    }
}
