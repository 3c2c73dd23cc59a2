namespace MediaProviders.Plugin;

/// <summary>Where Pulumi keeps its own files: <c>PULUMI_HOME</c>, else <c>.pulumi</c> in the user's home (Pulumi CLI documentation, "Environment variables").</summary>
internal static class PulumiFolder
{
    /// <summary>The folder; null when neither is known.</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    public static string? Of(Func<string, string?> variable) =>
        variable("PULUMI_HOME") is { Length: > 0 } chosen ? chosen
        : variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { Length: > 0 } home ? Path.Combine(home, ".pulumi")
        : null;
}
