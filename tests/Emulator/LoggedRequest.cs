namespace MediaProviders.Emulator;

/// <summary>What the emulator was asked. Holds neither bodies nor values of headers that may be secret.</summary>
public sealed class LoggedRequest
{
    /// <summary>Its number, from 1 in order of arrival.</summary>
    public long Number { get; internal set; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The request target of the request line as it was received, not normalised.</summary>
    public required string Target { get; init; }

    /// <summary>When it had arrived, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The User-Agent header; null when there was none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The Content-Type header; null when there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The bytes of the body.</summary>
    public long BodyLength { get; init; }

    /// <summary>The names of all headers, without their values.</summary>
    public IReadOnlyList<string> HeaderNames { get; init; } = [];

    /// <summary>The connection it came on; equal for requests that shared one.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The subject of the client's certificate; null when there was none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The fault that acted on it; null for none.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Whether a fault acted on it.</summary>
    public bool Faulted => Fault is not null;

    /// <summary>The status it was answered with; null while it is not, and when the connection was reset instead.</summary>
    public int? Status { get; internal set; }

    /// <summary>The target without its query, for people: the API has none, so a query may hold a secret that was meant for a header.</summary>
    public string ShownTarget => Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? $"{Target[..query]}?…" : Target;

    /// <summary>Method, target and status.</summary>
    public override string ToString() => $"{Method} {ShownTarget} {Status?.ToString() ?? "-"}";
}
