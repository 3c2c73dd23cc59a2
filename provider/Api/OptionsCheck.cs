using MediaProviders.Values;

namespace MediaProviders.Api;

/// <summary>Finds what in the options cannot work, before the first request.</summary>
internal static class OptionsCheck
{
    /// <summary>The first problem of address, token and headers, without which no request may go out; null when there is none.</summary>
    public static string? FindRefusal(ApiOptions options)
    {
        var problems = new List<string>();
        AddAddressProblem(options.BaseAddress, problems);
        AddHeaderProblems(options, problems);
        return problems.FirstOrDefault();
    }

    /// <summary>Every problem as a finished sentence without a credential; none when the options can work. Reads the files they name.</summary>
    public static IReadOnlyList<string> FindProblems(ApiOptions options)
    {
        var problems = new List<string>();
        AddAddressProblem(options.BaseAddress, problems);
        AddHeaderProblems(options, problems);
        AddNumberProblems(options, problems);
        try
        {
            ServerTrust.Demand(options.CaCertificateFile);
            ClientCertificate.Load(options.ClientCertificateFile, options.ClientKeyFile);
        }
        catch (ApiException error)
        {
            problems.Add(error.Message);
        }

        return problems;
    }

    private static void AddAddressProblem(Uri address, List<string> problems)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.Host.Length == 0)
        {
            problems.Add("The base address is not an absolute http or https URL.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            problems.Add("The base address holds a user name, a query or a fragment. Give the host and path only.");
        }
        else if (address.Scheme == Uri.UriSchemeHttp && !LoopbackHost.Is(address))
        {
            problems.Add($"The base address '{address}' would send the API token without encryption. Use https: http is for loopback hosts only.");
        }
    }

    private static void AddHeaderProblems(ApiOptions options, List<string> problems)
    {
        if (options.Token.IsEmpty || !RequestHeaders.IsValue(options.Token))
        {
            problems.Add("The API token is empty or holds characters that a header cannot carry. Check it for line breaks, spaces at its ends and letters beyond ASCII.");
        }

        foreach (var (name, value) in options.Headers)
        {
            if (RequestHeaders.FindNameProblem(name) is { } problem)
            {
                problems.Add($"The header '{Printable.Of(name)}' {problem}.");
            }
            else if (!RequestHeaders.IsValue(value))
            {
                problems.Add($"The value of the header '{name}' holds characters that a header cannot carry. Check it for line breaks, spaces at its ends and letters beyond ASCII.");
            }
        }
    }

    private static void AddNumberProblems(ApiOptions options, List<string> problems)
    {
        if (options.MaxConcurrentRequests < 1)
        {
            problems.Add($"At least 1 request must be allowed at once, but the limit is {options.MaxConcurrentRequests}.");
        }

        if (options.MaxRequestsPerSecond is { } rate && !(rate > 0 && double.IsFinite(rate)))
        {
            problems.Add($"The requests per second must be a number above 0, but are {rate}.");
        }

        // One day is the longest time that the timeout of an attempt may be.
        if (options.RequestTimeout < TimeSpan.FromMilliseconds(10) || options.RequestTimeout > TimeSpan.FromDays(1))
        {
            problems.Add($"The time for a request must be between 0.01 seconds and a day, but is {options.RequestTimeout.TotalSeconds} seconds.");
        }

        if (options.MaxRetries < 0)
        {
            problems.Add($"The number of retries must not be negative, but is {options.MaxRetries}.");
        }
    }
}
