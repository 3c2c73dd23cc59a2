namespace MediaProviders.Sinch.Calls;

/// <summary>Stands in where no observer is given.</summary>
internal sealed class SilentObserver : CallObserver
{
    /// <summary>The one instance.</summary>
    public static readonly SilentObserver Instance = new();

    private SilentObserver()
    {
    }
}
