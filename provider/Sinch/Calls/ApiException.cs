using System.Diagnostics.CodeAnalysis;
using MediaProviders.Sinch.Words;

namespace MediaProviders.Sinch.Calls;

/// <summary>
/// A call that failed. <see cref="Exception.Message"/> is a finished sentence (what was asked of which bot and host, what came back, what to try)
/// without a credential, and never holds a raw body. It has no inner exception: those of the HTTP stack quote lines of the answer.
/// </summary>
[SuppressMessage("Major Code Smell", "S3871:Exception types should be \"public\"", Justification = "The assembly is an executable: no code outside it can "
    + "catch anything.")]
internal sealed class ApiException : Exception
{
    /// <summary>Describes a failed call.</summary>
    public ApiException(ApiFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Why it failed.</summary>
    public ApiFailure Failure { get; }

    /// <summary>The HTTP status, or null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>True for a POST or DELETE that the server may have carried out although no success came back: look before repeating it.</summary>
    public bool MaybeDone { get; init; }

    /// <summary>True for a failure to connect that no repetition cures: a certificate that is not trusted.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long the server asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A finished sentence when the answer hints that the service has ended (410, a redirect, a Sunset or Deprecation header); else null.</summary>
    public string? EndOfService { get; init; }

    /// <summary><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</summary>
    public string Method { get; init; } = "";

    /// <summary>The route without data, for example <c>/whatsapp/v1/{bot-id}/provision/provider</c>.</summary>
    public string RouteTemplate { get; init; } = "";

    /// <summary>The bot of the call, as given.</summary>
    public string BotId { get; init; } = "";

    /// <summary>The entry's name, as given; null for a list.</summary>
    public string? Name { get; init; }

    /// <summary>Host and port that were asked.</summary>
    public string Host { get; init; } = "";
}
