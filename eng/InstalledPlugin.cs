using System.Diagnostics;
using System.Globalization;

namespace MediaProviders.Release;

/// <summary>An archive unpacked as the CLI does it, and tried.</summary>
internal static class InstalledPlugin
{
    /// <summary>How long the plugin may take to say its port.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Unpacks the archive, asks the program for its version and starts it until it says its port.</summary>
    /// <exception cref="ReleaseException">It says another version, or no port.</exception>
    public static void Try(string archive, Platform platform, string version)
    {
        var home = Directory.CreateTempSubdirectory("mediaproviders-release-");
        try
        {
            var folder = home.CreateSubdirectory($"plugins/resource-mediaproviders-v{version}").FullName;
            foreach (var (entry, _) in PluginArchive.Read(archive))
            {
                entry.DataStream!.Position = 0;
                entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: false);
            }

            var program = Path.Combine(folder, platform.Executable);
            var said = Command.Run(folder, program, "--version").Trim();
            if (!said.EndsWith(version, StringComparison.Ordinal))
            {
                throw new ReleaseException($"The program in '{Path.GetFileName(archive)}' says that it is version '{said}', not '{version}'.");
            }

            ReadPort(program, folder);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static void ReadPort(string program, string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program)
                { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var end = new CancellationTokenSource(Patience);
            var line = process.StandardOutput.ReadLineAsync(end.Token).AsTask().GetAwaiter().GetResult();
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            {
                throw new ReleaseException($"The first line of the plugin must be its port, but is '{line}'.");
            }
        }
        catch (OperationCanceledException)
        {
            throw new ReleaseException($"The plugin said no port within {Patience.TotalSeconds} s.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
