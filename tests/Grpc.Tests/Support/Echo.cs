using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Grpc.Tests.Support;

/// <summary>A service of the tests, over messages that come with protobuf.</summary>
internal static class Echo
{
    public const string Say = "/test.Echo/Say";
    public const string Count = "/test.Echo/Count";
    public const string Chat = "/test.Echo/Chat";

    /// <summary>Say answers what it is sent, unless told otherwise.</summary>
    public static GrpcService Service(Func<StringValue, CallContext, Task<StringValue>>? say = null) =>
        new GrpcService("test.Echo").Unary("Say", StringValue.Parser, say ?? ((request, _) => Task.FromResult(request)));

    /// <summary>Count answers with a stream.</summary>
    public static GrpcService Streaming(Func<Int32Value, IStreamWriter<StringValue>, CallContext, Task> count) =>
        new GrpcService("test.Echo").ServerStreaming("Count", Int32Value.Parser, count);

    /// <summary>Say fails.</summary>
    public static GrpcService Failing(Func<Exception> error) => Service((_, _) => throw error());

    public static Task<StringValue> SayAsync(this GrpcChannel channel, string text, GrpcCallOptions? options = null, CancellationToken cancellationToken = default) =>
        channel.UnaryAsync(Say, new StringValue { Value = text }, StringValue.Parser, options, cancellationToken);

    public static IAsyncEnumerable<StringValue> CountAsync(this GrpcChannel channel, int count, GrpcCallOptions? options = null, CancellationToken cancellationToken = default) =>
        channel.ServerStreamingAsync(Count, new Int32Value { Value = count }, StringValue.Parser, options, cancellationToken);
}
