namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>A headless Chromium of its own, with an empty profile, for one test.</summary>
internal sealed class Chromium(Process process, DirectoryInfo profile, DevTools devTools) : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private static readonly string? Executable =
        ProgramRun.OnPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe");

    /// <summary>Why there is none here; null when there is one.</summary>
    public static string? Obstacle { get; } = Executable is null
        ? "No Chromium is on the PATH: install the package 'chromium' to test the emulator's page in a browser."
        : null;

    /// <summary>The connection to it.</summary>
    public DevTools DevTools { get; } = devTools;

    /// <summary>Starts one and waits until it can be told what to do.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("emulator-page-");
        var process = Process.Start(Command(profile.FullName))!;
        using var limit = new CancellationTokenSource(LongestStart);
        var log = new List<string>();
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            log.Add(line);
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // Nothing reads on, and a full pipe would stop the browser.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Chromium(process, profile, await DevTools.ConnectAsync(new Uri(line[Announcement.Length..]), limit.Token));
            }
        }

        throw new InvalidOperationException($"Chromium ended before it could be used. It wrote:\n{string.Join('\n', log)}");
    }

    public async ValueTask DisposeAsync()
    {
        await DevTools.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Its other processes may write there for a moment longer. It is a folder for temporary files.
        }
    }

    private static ProcessStartInfo Command(string profile)
    {
        var command = new ProcessStartInfo(Executable!) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-port=0",
            $"--user-data-dir={profile}"])
        {
            command.ArgumentList.Add(argument);
        }

        if (Environment.UserName == "root")
        {
            // Chromium does not start its sandbox as root, which containers run tests as.
            command.ArgumentList.Add("--no-sandbox");
        }

        command.ArgumentList.Add("about:blank");
        return command;
    }
}

/// <summary>A fact about the page in a browser; skipped, with the reason, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Obstacle;
}

/// <summary>One browser for all tests of a class, each in a tab of its own; none where there is no Chromium.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private Chromium? _chromium;

    internal Chromium Chromium => _chromium ?? throw new InvalidOperationException(Chromium.Obstacle);

    public async Task InitializeAsync() => _chromium = Chromium.Obstacle is null ? await Chromium.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
    }
}
