using Xunit;

namespace MediaProviders.Tests;

/// <summary>Why a test that needs a system cannot run on this one; null when it can.</summary>
internal static class NeededSystem
{
    public static string? Unix { get; } = OperatingSystem.IsWindows() ? "Windows lacks the signals, pipes, devices, file modes or shells of POSIX." : null;

    public static string? Linux { get; } = OperatingSystem.IsLinux() ? null : "Only Linux has /proc, and /dev/full.";
}

/// <summary>A fact about signals, pipes, devices, links, modes or shells; skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = NeededSystem.Unix;
}

/// <summary>A theory about them; skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = NeededSystem.Unix;
}

/// <summary>A fact that looks into <c>/proc</c>; skipped on other systems than Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = NeededSystem.Linux;
}

/// <summary>A theory that needs <c>/dev/full</c>; skipped on other systems than Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = NeededSystem.Linux;
}
