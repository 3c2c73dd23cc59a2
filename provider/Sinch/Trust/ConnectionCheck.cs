using MediaProviders.Sinch.Calls;

namespace MediaProviders.Sinch.Trust;

/// <summary>Finds what this machine holds that no connection could be made with: files that cannot be used, and a proxy whose address is none.</summary>
internal static class ConnectionCheck
{
    /// <summary>Every problem as a finished sentence without a credential; none when connections can be tried. Reads the files that the options name.</summary>
    public static IReadOnlyList<string> FindProblems(ApiOptions options)
    {
        var problems = new List<string>();
        if (options.Proxy?.FindProblem(options.BaseAddress) is { } proxy)
        {
            problems.Add(proxy);
        }

        if (ServerTrust.FindProblem(options.CaCertificateFile) is { } authorities)
        {
            problems.Add(authorities);
        }

        try
        {
            ClientCertificate.Load(options.ClientCertificateFile, options.ClientKeyFile);
        }
        catch (ApiException error)
        {
            problems.Add(error.Message);
        }

        return problems;
    }
}
