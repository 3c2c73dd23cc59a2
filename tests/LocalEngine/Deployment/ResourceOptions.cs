using System.Text.RegularExpressions;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>The options of one resource of the program, evaluated.</summary>
internal sealed partial class ResourceOptions
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "additionalSecretOutputs", "aliases", "customTimeouts", "deleteBeforeReplace", "deletedWith", "dependsOn", "hideDiffs", "ignoreChanges", "import",
        "parent",
        "pluginDownloadURL", "protect", "provider", "replaceOnChanges", "retainOnDelete", "version",
    };

    private readonly IReadOnlyDictionary<string, Expression> _options;
    private readonly ProgramScope _scope;

    public ResourceOptions(ResourceDeclaration declaration, ProgramScope scope)
    {
        _options = declaration.Options;
        _scope = scope;
        if (_options.Keys.FirstOrDefault(option => !Known.Contains(option)) is { } unknown)
        {
            throw new InvalidDataException($"Running the program: resource '{declaration.Name}' has the option '{unknown}', which this engine does not know.");
        }
    }

    public bool Protect => Value("protect") is BoolValue { Flag: true };

    public bool RetainOnDelete => Value("retainOnDelete") is BoolValue { Flag: true };

    public bool? DeleteBeforeReplace => (Value("deleteBeforeReplace") as BoolValue)?.Flag;

    public string? Import => (Value("import") as TextValue)?.Text;

    public IReadOnlyList<string> IgnoreChanges => Texts("ignoreChanges");

    public IReadOnlyList<string> ReplaceOnChanges => Texts("replaceOnChanges");

    public IReadOnlyList<string> AdditionalSecretOutputs => Texts("additionalSecretOutputs");

    public IReadOnlyList<string> HideDiffs => Texts("hideDiffs");

    public string? Parent => Resources("parent").FirstOrDefault()?.Urn;

    public string? DeletedWith => Resources("deletedWith").FirstOrDefault()?.Urn ?? (Value("deletedWith") as TextValue)?.Text;

    public IReadOnlyList<string> DependsOn => [.. Resources("dependsOn").Select(resource => resource.Urn)];

    /// <summary>The explicit provider, or null.</summary>
    public ResourceState? Provider => Resources("provider").FirstOrDefault();

    public OperationTimeouts Timeouts => Value("customTimeouts") is ObjectValue map
        ? new OperationTimeouts(Seconds(map["create"]), Seconds(map["update"]), Seconds(map["delete"]), Seconds(map["read"]))
        : OperationTimeouts.None;

    /// <summary>The urns the resource may have had under its aliases.</summary>
    public IReadOnlyList<string> Aliases(Urns urns, string type, string name) => Value("aliases") is not ListValue list ? [] :
    [
        .. list.Items.Select(alias => alias switch
        {
            TextValue urn => urn.Text,
            ObjectValue spec => urns.For(
                Text(spec["type"]) ?? type,
                Text(spec["name"]) ?? name,
                spec["noParent"] is BoolValue { Flag: true } ? null : Text(spec["parentUrn"]) ?? Text((spec["parent"] as ObjectValue)?["urn"]) ?? Parent),
            _ => string.Empty,
        }),
    ];

    private Value? Value(string option) => _options.TryGetValue(option, out var expression) ? PlainEvaluator.Evaluate(expression, _scope).Value.Plain() : null;

    private IReadOnlyList<string> Texts(string option) => Value(option) is ListValue list ? [.. list.Items.OfType<TextValue>().Select(item => item.Text)] : [];

    private IEnumerable<ResourceState> Resources(string option)
    {
        var expressions = _options.GetValueOrDefault(option) switch
        {
            ListExpression list => list.Items,
            { } one => [one],
            null => [],
        };
        return expressions.OfType<ReferenceExpression>().Select(reference => _scope.Resource(reference.Name)).OfType<ResourceState>();
    }

    private static string? Text(Value? value) => (value as TextValue)?.Text;

    /// <summary>Reads a duration as Go writes it, such as <c>1h30m</c> or <c>.2m</c>.</summary>
    private static double Seconds(Value? value) => value is not TextValue text ? 0 : Duration().Matches(text.Text).Sum(part =>
        double.Parse(part.Groups["n"].Value, CultureInfo.InvariantCulture) * part.Groups["unit"].Value switch { "h" => 3600, "m" => 60, "ms" => 0.001,
            _ => 1 });

    [GeneratedRegex("(?<n>[0-9]*\\.?[0-9]+)(?<unit>h|ms|m|s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}
