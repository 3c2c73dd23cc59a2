namespace MediaProviders.Safety.Tests.Processes;

/// <summary>Executables of this repository, in the configuration of the tests.</summary>
internal static class BuiltProgram
{
    /// <summary>The provider's plugin.</summary>
    public static string Plugin => StartedPlugin.Path;

    /// <summary>The local engine.</summary>
    public static string Engine { get; } = Path.ChangeExtension(typeof(TestEngine).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
}
