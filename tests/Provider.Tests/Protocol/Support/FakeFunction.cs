namespace MediaProviders.Provider.Tests.Protocol.Support;

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
