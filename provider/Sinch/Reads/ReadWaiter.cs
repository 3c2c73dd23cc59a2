using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Lists;

namespace MediaProviders.Sinch.Reads;

/// <summary>One caller who waits for a shared read.</summary>
/// <param name="observer">Who is told what the read does.</param>
internal sealed class ReadWaiter(CallObserver observer)
{
    /// <summary>Who is told what the read does.</summary>
    public CallObserver Observer { get; } = observer;

    /// <summary>What the caller awaits. It goes on elsewhere, not under the lock of the thread that sets it.</summary>
    public TaskCompletionSource<MediaProviderList> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
