using System.Globalization;

namespace MediaProviders.Commands.Tests;

/// <summary>
/// An engine's start knows nothing of the commands: the port is still the only line, and nothing is loaded that only commands use, that only requests of the
/// API use, or that only a host with configuration, logging and a container would use.
/// </summary>
public sealed class StartPathTests
{
    private static readonly string[] NotLoaded =
    [
        "System.CommandLine.dll", "System.Text.Encodings.Web.dll", "System.Text.RegularExpressions.dll",
        "System.Net.Http.dll", "System.Security.Cryptography.dll", "OpenTelemetry.dll",
        "Microsoft.AspNetCore.dll", "Microsoft.AspNetCore.Hosting.dll", "Microsoft.Extensions.Configuration.dll",
        "Microsoft.Extensions.Hosting.dll", "Microsoft.Extensions.Logging.dll",
    ];

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("--logtostderr", "-v=9", "127.0.0.1:1")]
    [InlineData("--unknown", "value", "127.0.0.1:1")]
    public async Task Start_ByAnEngine_WritesThePortAlone(params string[] words)
    {
        await using var desk = await Desk.SetAsync();
        using var process = BuiltPlugin.Start(desk.Environment, StartedPlugin.Built, words);

        var line = await process.StandardOutput.ReadLineAsync();
        ushort.Parse(line!, CultureInfo.InvariantCulture);
        string[] assemblies = [];
        if (OperatingSystem.IsLinux())
        {
            // The runtime maps each assembly it loads.
            var maps = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
            assemblies = [.. maps.Split('\n').Select(m => Path.GetFileName(m)).Where(m => m.EndsWith(".dll", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)];
            assemblies.ShouldContain("pulumi-resource-mediaproviders.dll");
        }

        process.Kill();
        await process.WaitForExitAsync();
        assemblies.Intersect(NotLoaded).ShouldBeEmpty();
    }
}
