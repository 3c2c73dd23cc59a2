using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>The problems of the environment, each with its variable, and with its value unless that may be a secret.</summary>
internal static class EnvironmentProblems
{
    private const int LongestWord = 12;

    /// <summary>All problems, as whole sentences, each with its configuration key.</summary>
    public static IReadOnlyList<(string Key, string Text)> Find(CommandHost host)
    {
        var (problems, lacksToken) = Configurations.FindProblems(host.Environment);
        var found = problems.Select(problem => (problem.Path.TopLevel, Sentence(problem, host.Environment))).ToList();
        if (lacksToken)
        {
            found.Add((TokenSource.Key, "There is no API token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it."));
        }

        if (EnvironmentProxy.Read(host.Environment.Variable)?.FindProblem(Address(host.Environment)) is { } proxy)
        {
            found.Add(("proxy", proxy));
        }

        return found;
    }

    private static string Sentence(Problem problem, HostEnvironment environment)
    {
        if (problem.Place is not { } place)
        {
            return problem.Path.TopLevel == "region"
                ? "Neither SINCH_REGION nor SINCH_ENDPOINT is set. Set SINCH_REGION to 'us1' or 'eu1', the region of the bot, or SINCH_ENDPOINT to the "
                    + "address of the API."
                : Capital(problem.Fault);
        }

        var property = ProviderConfigShape.Shape.Find(problem.Path.TopLevel)!;
        var value = property.Environment.Concat(property.EnvironmentInAddition)
            .Select(name => EnvironmentDefaults.TextOf(environment, name)).FirstOrDefault(text => text is not null);

        return property.Secret || value is null || MayHoldSecret(value)
            ? $"{Capital(place)} {problem.Fault}"
            : $"{Capital(place)}, which is '{Printable.Of(value)}', {problem.Fault}";
    }

    // A URL may contain a password, its characters encoded or not, or a key in its query or fragment. And some people set the token in place of another value,
    // which is longer than the name of a region and does not look like an address.
    private static bool MayHoldSecret(string value) => value.AsSpan().IndexOfAny("@?#%") >= 0
        || (value.Length > LongestWord && !value.Contains("://", StringComparison.Ordinal)
            && (!value.Contains('.', StringComparison.Ordinal) || value.Any(char.IsAsciiLetterUpper)));

    // If the address itself is invalid, the proxy is checked for the vendor's address.
    private static Uri Address(HostEnvironment environment) => new(
        (EnvironmentDefaults.TextOf(environment, "SINCH_ENDPOINT") is { } endpoint ? BaseAddress.Normalise(endpoint, out _) : null)
            ?? BaseAddress.OfRegion(BaseAddress.Regions[0]));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
