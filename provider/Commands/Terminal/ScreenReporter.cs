using MediaProviders.Safety.Operations;

namespace MediaProviders.Commands.Terminal;

/// <summary>Shows what an operation says while it runs.</summary>
internal sealed class ScreenReporter(Screen screen) : IReporter
{
    /// <inheritdoc/>
    public void Info(string text) => screen.Say(text);

    /// <inheritdoc/>
    public void Warn(string text) => screen.Say($"{screen.PaintError(Colour.Yellow, "warning:")} {text}");

    /// <inheritdoc/>
    public void Status(string text) => screen.Progress(text);
}
