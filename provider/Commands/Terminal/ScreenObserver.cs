using MediaProviders.Sinch.Calls;

namespace MediaProviders.Commands.Terminal;

/// <summary>Shows what a call to the API waits for.</summary>
internal sealed class ScreenObserver(Screen screen) : CallObserver
{
    /// <summary>Why the call waited last, as a clause; null when it never did.</summary>
    public string? LastReason { get; private set; }

    /// <inheritdoc/>
    public override void Waiting(Wait wait)
    {
        LastReason = wait.Reason;
        screen.Wait(wait.ToString(), wait.Delay);
    }

    /// <inheritdoc/>
    public override void Noticed(string notice) => screen.Warn(notice);
}
