using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Grpc.Tests.Support;

/// <summary>A service of the tests over the well-known messages.</summary>
internal static class Echo
{
    public const string Name = "test.Echo";
    public const string Say = "/test.Echo/Say";

    public static GrpcService Service(Func<StringValue, CallContext, Task<StringValue>>? say = null) =>
        new GrpcService(Name).Unary("Say", StringValue.Parser, say ?? ((request, _) => Task.FromResult(request)));
}
