namespace MediaProviders.Tests.Support;

/// <summary>A fact about pipes, devices and links; skipped on Windows, where they have no paths or need rights.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Pipes, devices and links have no paths on Windows, or need rights there." : null;
}
