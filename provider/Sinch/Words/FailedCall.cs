using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace MediaProviders.Sinch;

/// <summary>Creates the exceptions of failed calls, with their messages.</summary>
/// <param name="proxy">The proxy through which the calls go; null for none.</param>
internal sealed class FailedCall(ApiCall call, string host, EnvironmentProxy? proxy)
{
    private const string NotKnown = "It is not known whether the server has carried it out.";

    // The command requests a list; it cannot repeat a write.
    private string NotShown =>
        $"The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows {(call.IsWrite ? "that of the list" : "it")} on a "
            + "terminal.";

    public ApiException Refused(string reason) => Make(ApiFailure.Refused, reason, "");

    public ApiException Answered(int status, ServerWords words, TimeSpan? retryAfter, string? endOfService)
    {
        var (failure, advice) = MeaningOf(status);
        var said = words.Known is null ? "" : $", saying '{words.Known}'";
        var what = $"the server answered {InWords(status)}{said}.{(words.HasMore ? $" {NotShown}" : "")}";
        return Make(failure, what, advice, status, retryAfter, endOfService);
    }

    public ApiException NotAList(int status, string problem, string? endOfService) => Make(
        ApiFailure.NotAList,
        $"the server answered {status}, but {problem}.",
        "Check that the base address is the API's own and that no gateway or sign-in page answers in its place.",
        status,
        endOfService: endOfService);

    public ApiException TooLarge(int? status, string what) =>
        Make(ApiFailure.TooLarge, $"{what} of the answer is larger than the limit.", "Check that the base address is the API's own.", status);

    public ApiException TimedOut(TimeSpan timeout) =>
        Make(ApiFailure.TimedOut, $"no answer came within {timeout.TotalSeconds:0.###} seconds.", "Try again, or allow more time for a request.");

    public ApiException ConnectTimedOut() => Unreachable("no connection could be made in time.");

    /// <summary>The connection failed. Messages of the HTTP stack may quote the response, so only those that come from the system are repeated.</summary>
    public ApiException Disconnected(Exception error) => KindOf(error) switch
    {
        HttpRequestError.NameResolutionError => Unreachable("there is no such host, or its name could not be looked up."),
        HttpRequestError.SecureConnectionError or HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError => Unreachable(
            $"no secure connection could be made{TlsReason(error)}.",
            "Check the base address, the trusted authorities and the client certificate.",
            final: error.InnerException is AuthenticationException),
        HttpRequestError.ProxyTunnelError when proxy is not null && ProxyStatusOf(error) is { } status => Unreachable(
            $"{proxy.Shown} answered {InWords(status)} and made no connection.",
            $"Check the user and password in {proxy.Variable} and what the proxy allows, or name the API's host in NO_PROXY.",
            final: status is 407 or 403),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => Unreachable($"no connection could be made{SocketReason(error)}."),
        HttpRequestError.ConfigurationLimitExceeded => TooLarge(null, "the head"),
        _ => Make(
            ApiFailure.ConnectionLost,
            $"the connection broke before the answer was complete{SocketReason(error)}.",
            proxy is null ? "Try again." : $"Try again, or check {proxy.Shown}."),
    };

    /// <summary>
    /// The registered reason phrase of a status, such as <c>Unauthorized</c>; empty when there is none. The server's own may contain anything.
    /// </summary>
    public static string ReasonOf(int status)
    {
        // A new response object has the registered phrase.
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase ?? "";
    }

    private static string InWords(int status) => ReasonOf(status) is { Length: > 0 } reason ? $"{status} ({reason.ToLowerInvariant()})" : $"{status}";

    private static (ApiFailure Failure, string Advice) MeaningOf(int status) => status switch
    {
        401 => (ApiFailure.Unauthorized, "Check that the API token is valid and belongs to this bot, and that the bot lives at this address."),
        403 => (ApiFailure.Forbidden, "Check what the API token, and any gateway in front of the API, allow."),
        404 => (ApiFailure.NotFound, "Check the base address and the bot id."),
        410 => (ApiFailure.Gone, ""),
        429 => (ApiFailure.Throttled, "Try again later, or lower the number of requests per second."),

        // No request has a condition (304) or asks for another protocol (1xx), so such a server may have done anything. After 408 and 499 a gateway has given
        // up, but the server behind it may still have carried out the request.
        < 200 or 304 or 408 or 499 or >= 500 => (ApiFailure.ServerError, "Try again later."),
        < 400 => (
            ApiFailure.Redirected, "Redirects are not followed, because the API token would be sent along: set the base address to the API's own."),
        _ => (ApiFailure.Rejected, "Compare what was sent with what the API allows."),
    };

    private static HttpRequestError KindOf(Exception error) =>
        (error as HttpRequestException)?.HttpRequestError ?? (error as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;

    // Of a server that speaks HTTP only, .NET says: Cannot determine the frame size or a corrupted frame was received.
    private static string TlsReason(Exception error) => error.InnerException is not AuthenticationException { Message: var reason } ? ""
        : ": " + (reason.Contains("frame size", StringComparison.Ordinal) ? "what answers at this port does not speak TLS" : reason.TrimEnd('.'));

    private static string SocketReason(Exception error)
    {
        var cause = error;
        while (cause is not (null or SocketException))
        {
            cause = cause.InnerException;
        }

        return (cause as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => ": connection refused",
            SocketError.ConnectionReset => ": connection reset",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => ": host not reachable",
            SocketError.TimedOut => ": no reply",
            _ => "",
        };
    }

    private ApiException Unreachable(string what, string? advice = null, bool final = false) =>
        Make(ApiFailure.Unreachable, what, advice ?? $"Check the base address, the network and {proxy?.Shown ?? "any proxy"}.", final: final);

    private ApiException Make(
        ApiFailure failure, string what, string advice, int? status = null, TimeSpan? retryAfter = null, string? endOfService = null, bool final = false)
    {
        var maybeDone = call.IsWrite && CallObserver.Attempt.LeavesOpen(failure, status);
        string[] parts = [$"{call.Subject} at '{host}' failed: {what}", maybeDone ? NotKnown : "", advice, endOfService ?? ""];
        return new ApiException(failure, string.Join(' ', parts.Where(part => part.Length > 0)))
        {
            Status = status,
            IsFinal = final,
            MaybeDone = maybeDone,
            RetryAfter = retryAfter,
            EndOfService = endOfService,
            Method = call.Method.Method,
        };
    }

    // The status with which a proxy refused to connect, which .NET only has in the exception's message, as the last number. Nothing else of it is used.
    private static int? ProxyStatusOf(Exception error)
    {
        var text = error.InnerException is null ? error.Message.AsSpan().TrimEnd("'\". ") : default;
        return text.Length > 3 && !char.IsAsciiDigit(text[^4]) && int.TryParse(text[^3..], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
    }
}
