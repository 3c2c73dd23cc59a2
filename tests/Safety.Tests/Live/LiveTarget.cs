using System.Globalization;

namespace MediaProviders.Safety.Tests.Live;

/// <summary>A real bot to check against, as the environment names it.</summary>
/// <param name="Lifecycles">How many lifecycles to run.</param>
internal sealed record LiveTarget(Uri Endpoint, string BotId, string Token, int Lifecycles)
{
    public const string EndpointVariable = "MEDIAPROVIDERS_LIVE_ENDPOINT";
    public const string RegionVariable = "MEDIAPROVIDERS_LIVE_REGION";
    public const string BotVariable = "MEDIAPROVIDERS_LIVE_BOT_ID";
    public const string TokenVariable = "MEDIAPROVIDERS_LIVE_API_TOKEN";
    public const string LifecyclesVariable = "MEDIAPROVIDERS_LIVE_LIFECYCLES";

    /// <summary>What every name of the check starts with. Nothing else is ever written or removed, and whatever starts so is.</summary>
    public const string Prefix = "mediaproviders-live-check-";

    private const int UsualLifecycles = 3;

    /// <summary>Why there is nothing to check against; null when there is.</summary>
    public static string? Obstacle(Func<string, string?> variable) =>
        variable("CI") is { Length: > 0 } ? "The live check never runs in CI: the variable CI is set."
        : Read(variable) is null
            ? $"The live check changes a real bot: it runs only where {TokenVariable}, {BotVariable} and one of {EndpointVariable} and {RegionVariable} are set."
        : null;

    /// <summary>Reads the target from the environment; null where it is not named whole.</summary>
    public static LiveTarget? Read(Func<string, string?> variable)
    {
        var address = variable(EndpointVariable) is { Length: > 0 } endpoint ? endpoint
            : variable(RegionVariable) is { Length: > 0 } region ? $"https://{region}.whatsapp.api.sinch.com"
            : null;
        return address is not null && variable(BotVariable) is { Length: > 0 } bot && variable(TokenVariable) is { Length: > 0 } token
            ? new LiveTarget(new Uri(address), bot, token,
                int.TryParse(variable(LifecyclesVariable), CultureInfo.InvariantCulture, out var count) ? count : UsualLifecycles)
            : null;
    }

    public override string ToString() => $"bot '{BotId}' at '{Endpoint}'";
}

/// <summary>A fact about a real bot; skipped, with the reason, where the environment names none, and in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute() => Skip = LiveTarget.Obstacle(Environment.GetEnvironmentVariable);
}
