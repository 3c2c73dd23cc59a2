using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>Checks the configuration in the environment, without a request.</summary>
internal static class ConfigurationChecks
{
    private const string Configuration = "configuration";
    private const string Token = "token";

    /// <param name="bot">The bot of the command line; null for that of the environment.</param>
    public static IEnumerable<Finding> Run(CommandHost host, string? bot)
    {
        var problems = EnvironmentProblems.Find(host);
        foreach (var (key, text) in problems)
        {
            yield return Finding.Bad(key == TokenSource.Key ? Token : Configuration, text);
        }

        foreach (var finding in problems.Count > 0 ? [] : Look(Configurations.Read(ObjectValue.Empty, host.Environment), host))
        {
            yield return finding;
        }

        if (Configurations.FindUnusedAuthorities(EnvironmentDefaults.TextOf(host.Environment, "SSL_CERT_FILE")) is { } warning)
        {
            yield return Finding.Odd(Configuration, warning);
        }

        yield return (bot ?? EnvironmentDefaults.TextOf(host.Environment, "SINCH_BOT_ID")) is { Length: > 0 } named
            ? Finding.Good("bot", $"'{Printable.Of(named)}', from {(bot is null ? "SINCH_BOT_ID" : "--bot-id")}.")
            : Finding.Bad("bot", "No bot is named, so no list can be requested. Give '--bot-id BOT', or set SINCH_BOT_ID.");
    }

    private static IEnumerable<Finding> Look(ProviderConfig config, CommandHost host)
    {
        var setting = config.Region is null ? "SINCH_ENDPOINT" : "SINCH_REGION";
        yield return Finding.Good(Configuration, $"Requests go to '{config.Service}', from {setting}.");
        if (config.Service.Contains(ApiCall.RootPath, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Odd(Configuration, $"That address contains '{ApiCall.RootPath}', which the plugin adds itself. Give the address up to there.");
        }

        if (config.RequiredNamePrefix is { IsFromEnvironment: true } prefix)
        {
            yield return Finding.Good(Configuration, $"Only names that start with '{prefix.Prefix}' are allowed, because of {NamePrefixRule.Variable}.");
        }

        var source = EnvironmentDefaults.TextOf(host.Environment, TokenSource.Variable) is null ? "the file of SINCH_API_TOKEN_FILE" : "SINCH_API_TOKEN";
#pragma warning disable RS0030 // Only checked, not kept.
        var token = config.Api.Token.Reveal();
        var saysBearer = token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        var isQuoted = token is ['"', .., '"'] or ['\'', .., '\''];
#pragma warning restore RS0030
        yield return saysBearer
            ? Finding.Odd(Token, $"It comes from {source} and starts with the word 'Bearer', which the plugin adds itself. Remove the word.")
            : isQuoted ? Finding.Odd(Token, $"It comes from {source} and stands in quotation marks, which are sent with it. Remove them.")
            : Finding.Good(Token, $"It comes from {source}. The list shows whether it belongs to this bot.");
    }
}
