using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Advice in error messages, as clauses for a sentence, in the terms of the user's tool. The defaults are independent of any tool.</summary>
internal interface IAdvice
{
    /// <summary>How to give an operation more time: "give it more time with …".</summary>
    string MoreTime => "raise the operation's timeout";

    /// <summary>How to say that a resource was only renamed in the program: "declare …".</summary>
    string Renamed => "declare its old name in the program";

    /// <summary>How to remove the resource from the state without touching the entry: "run …".</summary>
    string Forget => "remove it from the state";

    /// <summary>How to apply a changed configuration of the provider: "run …".</summary>
    string Reconfigure => "configure the provider with it";

    /// <summary>How to remove a resource from the program without deleting the entry: "set …".</summary>
    string KeepWhenRemoved => "mark it as kept before it is removed";

    /// <summary>How to update the state from what exists, without changing anything else: "run …".</summary>
    string Refresh => "refresh the state";

    /// <summary>How to make a resource wait for another one of the program, as the beginning of a sentence: "Make this resource …".</summary>
    string After => "Make this resource come after it";

    /// <summary>How to import an existing entry: "import it …". The text to copy is last, on its own line.</summary>
    string Import(string id) => $"import it:\n  {Printable.Of(id)}";

    internal sealed class Plain : IAdvice;
}
