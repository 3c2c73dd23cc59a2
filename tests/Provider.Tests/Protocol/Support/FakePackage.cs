namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>A package called <c>things</c> with one resource and one function.</summary>
internal sealed class FakePackage
{
    public FakeResource Resource { get; } = new();

    public FakeFunction Function { get; } = new();

    /// <summary>What was configured, in order.</summary>
    public ConcurrentQueue<ObjectValue> Configured { get; } = new();

    /// <summary>The phases configurations were made in, in order.</summary>
    public ConcurrentQueue<string> Phases { get; } = new();

    /// <summary>What has been disposed of, in order.</summary>
    public ConcurrentQueue<ObjectValue> Ended { get; } = new();

    public Func<ReadOnlyMemory<byte>> OnSchema { get; set; } = () => Encoding.UTF8.GetBytes("""{"name":"things"}""");

    public Func<ObjectValue, Checked> OnCheckConfig { get; set; } = given => new Checked(given, []);

    public Func<ObjectValue, ObjectValue, IReadOnlyList<PropertyPath>, Plan> OnDiffConfig { get; set; } = (_, _, _) => new Plan([]);

    public Action<ObjectValue> OnConfigure { get; set; } = _ => { };

    public ServedPackage ToServed() => new()
    {
        Identity = new ServedPackage.PackageIdentity("things", "1.2.3"),
        Schema = () => OnSchema(),
        OpenLog = FakeEngine.OpenLog,
        EnvironmentOf = phase => new HostEnvironment { Variable = _ => null, Phase = phase, Version = "1.2.3" },
        CheckConfig = (given, _) => OnCheckConfig(given),
        DiffConfig = (last, desired, ignored) => OnDiffConfig(last, desired, ignored),
        Configure = (given, environment) =>
        {
            OnConfigure(given);
            Configured.Enqueue(given);
            Phases.Enqueue(environment.Phase);
            return new ConfiguredProvider([Resource], [Function], () => Ended.Enqueue(given));
        },
    };
}

/// <summary>A function that does what a test says, and remembers what it was asked.</summary>
internal sealed class FakeFunction : Function
{
    public override FunctionShape Shape { get; } = new()
    {
        Name = "getThing",
        Description = "",
        Inputs = new ObjectType("", "",
            new Property("name", TypeShape.Scalar.String, "") { NotEmpty = true },
            new Property("names", new TypeShape.List(TypeShape.Scalar.String), "")),
        Outputs = new ObjectType("", ""),
    };

    public Operation? Operation { get; private set; }

    public ObjectValue? Arguments { get; private set; }

    public Func<ObjectValue, ObjectValue> OnInvoke { get; set; } = arguments => arguments;

    public override Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        (Operation, Arguments) = (operation, arguments);
        return Task.FromResult(OnInvoke(arguments));
    }
}
