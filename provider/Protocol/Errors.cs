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
/// The one place where a failure becomes a status. UNIMPLEMENTED and UNAVAILABLE are never among them: they tell the engine that the plugin is old or not up
/// yet.
/// </summary>
internal sealed class Errors(ServedPackage.PackageIdentity package)
{
    // The text of protobuf's exception is the only thing that tells this failure from others.
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

        // The text of an unforeseen exception may hold anything, a secret too.
        _ => Failure(StatusCode.Unknown, $"Provider bug: an unexpected {exception.GetType().Name} ended the call. Please report this.", null, exception),
    };

    /// <summary>The client gave the call up, or its deadline passed.</summary>
    public static RpcException CallCancelled(Exception cause) => Failure(StatusCode.Cancelled, "The call was cancelled.", null, cause);

    /// <summary>A request that protobuf cannot read, or will not: it refuses messages that are nested over 100 levels deep.</summary>
    /// <param name="cause">What protobuf said. None of it is shown but the kind.</param>
    public static RpcException Unreadable(string method, InvalidProtocolBufferException cause) => cause.Message.Contains(TooDeep, StringComparison.Ordinal)
        ? Failure(StatusCode.InvalidArgument, $"Reading the request of '{method}' failed: a value in it is nested too deeply. About 30 levels of objects are "
            + "possible. Give a flatter value.", null, cause)
        : Failure(StatusCode.Internal, $"Reading the request of '{method}' failed: its bytes are not valid protobuf. Please report this to the Pulumi "
            + "engine.", null, cause);

    /// <summary>A call that needs the configuration came before it.</summary>
    public static RpcException NotConfigured() =>
        Failure(StatusCode.FailedPrecondition, "The provider is not configured: Configure has to succeed in this session before resources, functions and "
            + "lists can be used.");

    /// <summary>A call came after Cancel.</summary>
    public static RpcException SessionCancelled() => Failure(StatusCode.Cancelled, "The engine has cancelled this session, so no new operation is started.");

    /// <summary>A request names its resource by something that is no URN.</summary>
    public static RpcException NotAUrn(string text) =>
        Failure(StatusCode.InvalidArgument, $"'{Printable.Of(text)}' is not the URN of a resource. Please report this to the Pulumi engine.");

    /// <summary>A request says two types of one resource.</summary>
    public static RpcException TypesDiffer(Urn urn, string type) =>
        Failure(StatusCode.InvalidArgument, $"The URN '{Printable.Of(urn.Text)}' is of the type '{Printable.Of(urn.Type)}', but the request says "
            + $"'{Printable.Of(type)}'. Please report this to the Pulumi engine.");

    /// <summary>A request names no id where there has to be one.</summary>
    public static RpcException NoId(string name) =>
        Failure(StatusCode.InvalidArgument, $"The request for '{Printable.Of(name)}' names no id. Give the id of an existing resource.");

    /// <summary>A request is about a kind of resource or a function that this package does not have.</summary>
    public RpcException UnknownToken(string what, string token, IEnumerable<string> names)
    {
        // Programs write "package:Name"; "package:index:Name" is what that is short for.
        var isOurs = !token.Contains(':') || token.StartsWith(package.Name + ":", StringComparison.OrdinalIgnoreCase);
        var hint = isOurs && Suggestion.Nearest(token[(token.LastIndexOf(':') + 1)..], names) is { } name
            ? $"; did you mean '{package.Name}:index:{name}'?"
            : ".";
        return Failure(StatusCode.NotFound, $"The package '{package.Name}' {package.Version} has no {what} '{Printable.Of(token)}'{hint} Correct the token, "
            + "or use a version of the package that has it.");
    }

    /// <summary>A function is to be called with a value that is not known yet.</summary>
    public static RpcException UnknownArguments(string token) =>
        Failure(StatusCode.InvalidArgument, $"'{Printable.Of(token)}' cannot be called: not all of its arguments are known yet. Please report this to the "
            + "Pulumi engine.");

    /// <summary>A listing is asked for with a query that cannot be right. Values are not shown: any of them may be secret.</summary>
    public static RpcException QueryRefused(string token, IEnumerable<Problem> problems) =>
        Failure(StatusCode.InvalidArgument, $"Listing '{Printable.Of(token)}' failed. "
            + $"{string.Join(' ', problems.Select(p => $"{Printable.Of(p.Path.ToString())}: {p.Reason}"))}");

    /// <summary>A listing is to go on after a resource that is not there any more.</summary>
    public static RpcException ListingChanged() =>
        Failure(StatusCode.InvalidArgument, "The listing has changed and cannot continue where it stopped. List again from the start.");

    // grpc-go takes the details only if their code is that of the call, so both come from one value.
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

    // The engine prints the name in a command line: pulumi config set NAME.
    private ConfigureErrorMissingKeys DetailOf(Configurations.MissingConfigurationException exception) => new()
    {
        MissingKeys =
        {
            exception.Missing.Select(key => new ConfigureErrorMissingKeys.Types.MissingKey { Name = $"{package.Name}:{key.Key}", Description = key.Value }),
        },
    };
}
