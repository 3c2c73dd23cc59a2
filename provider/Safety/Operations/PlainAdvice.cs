using MediaProviders.Values;

namespace MediaProviders.Safety.Operations;

/// <summary>The ways on without the words of any tool.</summary>
internal sealed class PlainAdvice : IAdvice
{
    /// <inheritdoc/>
    public string MoreTime => "raise the operation's timeout";

    /// <inheritdoc/>
    public string Renamed => "declare its old name in the program";

    /// <inheritdoc/>
    public string Forget => "remove it from the state";

    /// <inheritdoc/>
    public string Reconfigure => "configure the provider with it";

    /// <inheritdoc/>
    public string KeepWhenRemoved => "mark it as kept before it is removed";

    /// <inheritdoc/>
    public string Refresh => "refresh the state";

    /// <inheritdoc/>
    public string After => "Let this one come after it";

    /// <inheritdoc/>
    public string Import(string id) => $"import it:\n  {Printable.Of(id)}";
}
