using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The advice of a refusal in the terms of the user's tool, as clauses that fit into a sentence; else without the terms of any tool.</summary>
internal interface IAdvice
{
    /// <summary>How to give an operation more time: "give it more time with …".</summary>
    string MoreTime => "raise the operation's timeout";

    /// <summary>How to say that a resource was only renamed in the program: "declare …".</summary>
    string Renamed => "declare its old name in the program";

    /// <summary>How to drop the resource from the state without touching what exists: "run …".</summary>
    string Forget => "remove it from the state";

    /// <summary>How to apply a changed configuration of the provider: "run …".</summary>
    string Reconfigure => "configure the provider with it";

    /// <summary>How to take a resource out of the program without a delete: "set …".</summary>
    string KeepWhenRemoved => "mark it as kept before it is removed";

    /// <summary>How to update the state to what exists, without changing anything else: "run …".</summary>
    string Refresh => "refresh the state";

    /// <summary>How to have a resource wait for another one of the program: "Let this one …", which begins a sentence.</summary>
    string After => "Make this resource come after it";

    /// <summary>How to import an existing entry: "import it …". The text to be copied comes last, on its own line.</summary>
    string Import(string id) => $"import it:\n  {Printable.Of(id)}";

    internal sealed class Plain : IAdvice;
}
