namespace MediaProviders.LocalEngine.Results;

/// <summary>One call to a plugin. Requests and responses hold secrets in clear: they are for tests, not for people.</summary>
public sealed class PluginCall
{
    private readonly Lazy<string> _requestJson;
    private Lazy<string>? _responseJson;

    internal PluginCall(int process, string method, string urn, Func<string> requestJson)
    {
        (Process, Method, Urn) = (process, method, urn);
        _requestJson = new Lazy<string>(requestJson);
    }

    /// <summary>The plugin process, counted from 1 over the life of the engine.</summary>
    public int Process { get; }

    /// <summary>The method's short name.</summary>
    public string Method { get; }

    /// <summary>The urn in the request; empty where it has none.</summary>
    public string Urn { get; }

    /// <summary>The request as proto3 JSON.</summary>
    public string RequestJson => _requestJson.Value;

    /// <summary>The response as proto3 JSON; null when the call failed.</summary>
    public string? ResponseJson => _responseJson?.Value;

    /// <summary>The status code of a failed call by name; null when it succeeded.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The environment of the plugin process, for the call that began it; null for every other. It holds secrets in clear.</summary>
    public IReadOnlyDictionary<string, string>? ProcessEnvironment { get; internal init; }

    internal void Answer(Func<string> responseJson) => _responseJson = new Lazy<string>(responseJson);

    internal void Fail(string code) => ErrorCode = code;
}
