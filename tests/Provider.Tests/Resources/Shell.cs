namespace MediaProviders.Provider.Tests.Resources;

internal static class Shell
{
    /// <summary>A process in which these variables are set.</summary>
    public static HostEnvironment With(params (string Name, string Value)[] variables) =>
        new() { Variable = name => variables.FirstOrDefault(v => v.Name == name).Value, Version = "1.2.3" };
}
