using MediaProviders.Api;
using MediaProviders.Resources;
using MediaProviders.Resources.Configuration;
using MediaProviders.Values;

namespace MediaProviders.Commands.Doctor;

/// <summary>Checks what the environment says, without asking anybody.</summary>
internal static class ConfigurationChecks
{
    /// <summary>Looks at address, token, certificates and bot.</summary>
    /// <param name="host">What the command finds around it.</param>
    /// <param name="bot">The bot the command line names; null for that of the environment.</param>
    public static IEnumerable<Finding> Run(CommandHost host, string? bot)
    {
        var variable = host.Surroundings.Variable;
        foreach (var problem in Configurations.Check(ObjectValue.Empty, host.Surroundings).Problems)
        {
            yield return Finding.Bad("configuration", $"{problem.Path}: {problem.Reason}");
        }

        ProviderConfig? config = null;
        Finding? failure = null;
        try
        {
            config = Configurations.Read(ObjectValue.Empty, host.Surroundings);
        }
        catch (MissingConfigurationException)
        {
            failure = Finding.Bad("token", "There is none. Export SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE with the path of a file that holds it.");
        }
        catch (OperationFailedException wrong) when (wrong.Message.Contains("SINCH_API_TOKEN_FILE", StringComparison.Ordinal))
        {
            failure = Finding.Bad("token", wrong.Message);
        }
        catch (OperationFailedException)
        {
            // The same problems as above.
        }

        if (failure is not null)
        {
            yield return failure;
        }

        foreach (var finding in config is null ? [] : Look(config, host))
        {
            yield return finding;
        }

        if ((bot ?? variable("SINCH_BOT_ID")) is { Length: > 0 } named)
        {
            yield return Finding.Good("bot", $"'{Printable.Of(named)}', from {(bot is null ? "SINCH_BOT_ID" : "--bot-id")}.");
        }
        else
        {
            yield return Finding.Bad("bot", "None is named, so no list can be asked for. Give '--bot-id BOT', or export SINCH_BOT_ID.");
        }
    }

    private static IEnumerable<Finding> Look(ProviderConfig config, CommandHost host)
    {
        yield return Finding.Good("configuration", $"The API is asked at '{config.Service}', from {(config.Region is null ? "SINCH_ENDPOINT" : "SINCH_REGION")}.");
        var problems = OptionsCheck.FindProblems(Catalog.ApiOptionsOf(config, config.Service, host.Surroundings));
        foreach (var problem in problems)
        {
            yield return Finding.Bad(problem.Contains("API token", StringComparison.Ordinal) ? "token" : "configuration", problem);
        }

        if (problems.Count == 0)
        {
            var source = string.IsNullOrEmpty(host.Surroundings.Variable("SINCH_API_TOKEN")) ? "the file of SINCH_API_TOKEN_FILE" : "SINCH_API_TOKEN";
#pragma warning disable RS0030 // Looked at, not kept.
            var saysBearer = config.Token.Reveal().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
#pragma warning restore RS0030
            yield return saysBearer
                ? Finding.Odd("token", $"It comes from {source} and starts with the word 'Bearer', which is sent anyway. Leave the word out.")
                : Finding.Good("token", $"It comes from {source}. Whether it is the bot's own, the list tells.");
        }
    }
}
