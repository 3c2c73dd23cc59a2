namespace MediaProviders.Docs.Tests.Commands;

/// <summary>A theory that runs commands of a shell; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute() => Skip = ShellRun.Obstacle;
}
