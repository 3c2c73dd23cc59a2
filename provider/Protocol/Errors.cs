using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Safety;
using Status = MediaProviders.Protocol.Wire.Rpc.Status;

namespace MediaProviders.Protocol;

/// <summary>
/// The only place where a failure becomes a gRPC status. UNIMPLEMENTED and UNAVAILABLE are never used, because they mean to the engine that the plugin is too
/// old or has not started yet.
/// </summary>
internal sealed class Errors(ServedPackage.PackageIdentity package)
{
    // Only the message of protobuf's exception distinguishes this failure from others.
    private const string TooDeep = "nesting";
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The status of an exception that ended a call.</summary>
    public RpcException Map(Exception exception) => exception switch
    {
        OperationFailedException { Kind: FailureKind.Bug } bug => Failure(StatusCode.Internal, $"Provider bug: {bug.Message} Please report this.", bug),
        OperationFailedException failed => Failure(StatusOf(failed.Kind), failed.Message, failed),
        PartlyDoneException partly => Failure(StatusCode.Unknown, partly.Message, partly, DetailOf(partly)),
        Configurations.MissingConfigurationException missing => Failure(StatusCode.InvalidArgument, missing.Message, missing, DetailOf(missing)),
        OperationCanceledException cancelled => Failure(StatusCode.Cancelled, "The engine ended the session before the operation was done.", cancelled),

        _ when MemoryShortage.Explain(exception, "the call") is { } shortage => Failure(StatusCode.ResourceExhausted, shortage, exception),

        // The message of an unexpected exception may contain anything, including a secret.
        _ => Failure(StatusCode.Unknown, $"Provider bug: an unexpected {exception.GetType().Name} ended the call. Please report this.", exception),
    };

    /// <summary>The client cancelled the call, or its deadline passed.</summary>
    public static RpcException CallCancelled(Exception cause) => Failure(StatusCode.Cancelled, "The call was cancelled.", cause);

    /// <summary>A request that protobuf cannot parse, or refuses because it is nested more than 100 levels deep.</summary>
    /// <param name="cause">Protobuf's exception, whose message is not shown.</param>
    public static RpcException Unreadable(string method, InvalidProtocolBufferException cause) => cause.Message.Contains(TooDeep, StringComparison.Ordinal)
        ? Failure(StatusCode.InvalidArgument, $"Reading the request of '{method}' failed: a value in it is nested too deeply. About 30 levels of objects are "
            + "possible. Give a flatter value.", cause)
        : Failure(StatusCode.Internal, $"Reading the request of '{method}' failed: its bytes are not valid protobuf. Please report this to the Pulumi "
            + "engine.", cause);

    // grpc-go ignores the details unless their code is that of the call.
    private static RpcException Failure(StatusCode code, string message, Exception cause, IMessage? detail = null)
    {
        var trailers = new Metadata();
        if (detail is not null)
        {
            trailers.Add(DetailsTrailer, new Status { Code = (int)code, Message = message, Details = { Any.Pack(detail) } }.ToByteArray());
        }

        return new RpcException(new Grpc.Core.Status(code, message, cause), trailers, message);
    }

    private static StatusCode StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => StatusCode.InvalidArgument,
        FailureKind.AlreadyExists => StatusCode.AlreadyExists,
        FailureKind.NotFound => StatusCode.NotFound,
        FailureKind.Unauthenticated => StatusCode.Unauthenticated,
        FailureKind.Forbidden => StatusCode.PermissionDenied,
        FailureKind.Precondition => StatusCode.FailedPrecondition,
        FailureKind.Throttled => StatusCode.ResourceExhausted,
        FailureKind.TimedOut => StatusCode.DeadlineExceeded,
        FailureKind.Cancelled => StatusCode.Cancelled,
        _ => StatusCode.Unknown,
    };

    private static ErrorResourceInitFailed DetailOf(PartlyDoneException partly) => new()
    {
        Id = partly.Id,
        Properties = PropertyCodec.Encode(partly.State),
        Inputs = PropertyCodec.Encode(partly.Inputs),
        Reasons = { partly.Message },
    };

    // The engine prints the name in a command: pulumi config set NAME.
    private ConfigureErrorMissingKeys DetailOf(Configurations.MissingConfigurationException missing) => new()
    {
        MissingKeys = { new ConfigureErrorMissingKeys.Types.MissingKey { Name = $"{package.Name}:{missing.Key}", Description = missing.Description } },
    };
}
