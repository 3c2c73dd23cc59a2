using MediaProviders.Resources;
using MediaProviders.Safety.Claims;

namespace MediaProviders.Commands.Doctor;

/// <summary>Opens the folder of claims as a provider does, and closes it again. Without it every delete is refused.</summary>
internal static class ClaimsCheck
{
    private const string Area = "claims";

    /// <summary>Whether the processes of one command can tell each other what they own.</summary>
    public static Finding Run(HostEnvironment environment)
    {
        using var claims = new SharedClaims($"doctor {Environment.ProcessId}", environment.Variable, environment.ToolFolder);
        return claims.Obstacle is { Length: > 0 } obstacle
            ? Finding.Bad(Area, obstacle)
            : Finding.Good(Area, "Their folder can be used, so deletes are possible.");
    }
}
