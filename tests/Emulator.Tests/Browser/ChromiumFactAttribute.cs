namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>A fact about the page in a browser; skipped, with the reason, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Obstacle;
}
