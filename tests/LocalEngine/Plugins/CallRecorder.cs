using MediaProviders.LocalEngine.Results;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>Keeps the calls of one phase in order of arrival. Safe to use from many steps at once.</summary>
internal sealed class CallRecorder
{
    private readonly List<PluginCall> _calls = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<PluginCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public void Add(PluginCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }
    }
}
