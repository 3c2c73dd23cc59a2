namespace MediaProviders.Sinch.Calls;

/// <summary>Stands in where nobody wants to be told.</summary>
internal sealed class SilentObserver : CallObserver
{
    /// <summary>The one instance.</summary>
    public static readonly SilentObserver Instance = new();

    private SilentObserver()
    {
    }
}
