using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <summary>Where texts for the user go. No member throws.</summary>
internal interface IEngineLog
{
    /// <summary>Sends a text once the one before it has gone.</summary>
    Task SendAsync(LogRequest request, Task previous);

    /// <summary>Waits until the texts have gone, but not longer than a moment.</summary>
    Task WaitAsync(Task sent);
}
