using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;
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
        OperationFailedException { Kind: FailureKind.Bug } bug => Failure(StatusCode.Internal, $"Provider bug: {bug.Message} Please report this.", null, bug),
        OperationFailedException failed => Failure(StatusOf(failed.Kind), failed.Message, null, failed),
        PartlyDoneException partly => Failure(StatusCode.Unknown, partly.Message, DetailOf(partly), partly),
        Configurations.MissingConfigurationException missing => Failure(StatusCode.InvalidArgument, missing.Message, DetailOf(missing), missing),
        PropertyCodec.UnreadablePropertiesException refused => Failure(StatusCode.InvalidArgument, refused.Message, null, refused),
        OperationCanceledException cancelled => Failure(StatusCode.Cancelled, "The engine ended the session before the operation was done.", null, cancelled),

        _ when MemoryShortage.Explain(exception, "the call") is { } shortage => Failure(StatusCode.ResourceExhausted, shortage, null, exception),

        // The message of an unexpected exception may contain anything, including a secret.
        _ => Failure(StatusCode.Unknown, $"Provider bug: an unexpected {exception.GetType().Name} ended the call. Please report this.", null, exception),
    };

    /// <summary>The client cancelled the call, or its deadline passed.</summary>
    public static RpcException CallCancelled(Exception cause) => Failure(StatusCode.Cancelled, "The call was cancelled.", null, cause);

    /// <summary>A request that protobuf cannot parse, or refuses because it is nested more than 100 levels deep.</summary>
    /// <param name="cause">Protobuf's exception, whose message is not shown.</param>
    public static RpcException Unreadable(string method, InvalidProtocolBufferException cause) => cause.Message.Contains(TooDeep, StringComparison.Ordinal)
        ? Failure(StatusCode.InvalidArgument, $"Reading the request of '{method}' failed: a value in it is nested too deeply. About 30 levels of objects are "
            + "possible. Give a flatter value.", null, cause)
        : Failure(StatusCode.Internal, $"Reading the request of '{method}' failed: its bytes are not valid protobuf. Please report this to the Pulumi "
            + "engine.", null, cause);

    /// <summary>A call before Configure.</summary>
    public static RpcException NotConfigured() =>
        Failure(StatusCode.FailedPrecondition, "The provider is not configured: Configure has to succeed in this session before resources, functions and "
            + "lists can be used.");

    /// <summary>A call after Cancel.</summary>
    public static RpcException SessionCancelled() => Failure(StatusCode.Cancelled, "The engine has cancelled this session, so no new operation is started.");

    /// <summary>A request with an invalid URN.</summary>
    public static RpcException NotAUrn(string text) =>
        Failure(StatusCode.InvalidArgument, $"'{Printable.Of(text)}' is not the URN of a resource. Please report this to the Pulumi engine.");

    /// <summary>A request whose type differs from that in its URN.</summary>
    public static RpcException TypesDiffer(Urn urn, string type) =>
        Failure(StatusCode.InvalidArgument, $"The URN '{Printable.Of(urn.Text)}' is of the type '{Printable.Of(urn.Type)}', but the request says "
            + $"'{Printable.Of(type)}'. Please report this to the Pulumi engine.");

    /// <summary>A request without the id that it needs.</summary>
    public static RpcException NoId(string name) =>
        Failure(StatusCode.InvalidArgument, $"The request for '{Printable.Of(name)}' names no id. Give the id of an existing resource.");

    /// <summary>A request for a resource or a function that this package does not have.</summary>
    public RpcException UnknownToken(string what, string token, IEnumerable<string> names)
    {
        // Programs write "package:Name", which is short for "package:index:Name".
        var isOurs = !token.Contains(':') || token.StartsWith(package.Name + ":", StringComparison.OrdinalIgnoreCase);
        var hint = isOurs && Suggestion.Nearest(token[(token.LastIndexOf(':') + 1)..], names) is { } name
            ? $"; did you mean '{package.Name}:index:{name}'?"
            : ".";
        return Failure(StatusCode.NotFound, $"The package '{package.Name}' {package.Version} has no {what} '{Printable.Of(token)}'{hint} Correct the token, "
            + "or use a version of the package that has it.");
    }

    /// <summary>A function call with unknown arguments.</summary>
    public static RpcException UnknownArguments(string token) =>
        Failure(StatusCode.InvalidArgument, $"'{Printable.Of(token)}' cannot be called: not all of its arguments are known yet. Please report this to the "
            + "Pulumi engine.");

    /// <summary>A List with an invalid query. Values are not shown, because any of them may be secret.</summary>
    public static RpcException QueryRefused(string token, IEnumerable<Problem> problems) =>
        Failure(StatusCode.InvalidArgument, $"Listing '{Printable.Of(token)}' failed. "
            + $"{string.Join(' ', problems.Select(p => $"{p.Shown}: {p.Reason}"))}");

    /// <summary>A List whose continuation token is a resource that no longer exists.</summary>
    public static RpcException ListingChanged() =>
        Failure(StatusCode.InvalidArgument, "The listing has changed and cannot continue where it stopped. List again from the start.");

    // grpc-go ignores the details unless their code is that of the call.
    private static RpcException Failure(StatusCode code, string message, IMessage? detail = null, Exception? cause = null)
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
    private ConfigureErrorMissingKeys DetailOf(Configurations.MissingConfigurationException exception) => new()
    {
        MissingKeys =
        {
            exception.Missing.Select(key => new ConfigureErrorMissingKeys.Types.MissingKey { Name = $"{package.Name}:{key.Key}", Description = key.Value }),
        },
    };
}
