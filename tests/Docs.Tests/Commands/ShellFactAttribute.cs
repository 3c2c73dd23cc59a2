namespace MediaProviders.Docs.Tests.Commands;

/// <summary>A fact that runs commands of a shell; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = ShellRun.Obstacle;
}
