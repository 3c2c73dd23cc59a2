using MediaProviders.Values;

namespace MediaProviders.Safety.Operations;

/// <summary>The advice of a refusal in the terms of the user's tool, as clauses that fit into a sentence.</summary>
internal interface IAdvice
{
    /// <summary>How to give an operation more time: "give it more time with …".</summary>
    string MoreTime { get; }

    /// <summary>How to say that a resource was only renamed in the program: "declare …".</summary>
    string Renamed { get; }

    /// <summary>How to drop the resource from the state without touching what exists: "run …".</summary>
    string Forget { get; }

    /// <summary>How to apply a changed configuration of the provider: "run …".</summary>
    string Reconfigure { get; }

    /// <summary>How to take a resource out of the program without a delete: "set …".</summary>
    string KeepWhenRemoved { get; }

    /// <summary>How to update the state to what exists, without changing anything else: "run …".</summary>
    string Refresh { get; }

    /// <summary>How to have a resource wait for another one of the program: "Let this one …", which begins a sentence.</summary>
    string After { get; }

    /// <summary>How to import an existing entry: "import it …". The text to be copied comes last, on its own line.</summary>
    string Import(string id);

    /// <summary>The advice without the terms of any tool.</summary>
    internal sealed class Plain : IAdvice
    {
        public string MoreTime => "raise the operation's timeout";

        public string Renamed => "declare its old name in the program";

        public string Forget => "remove it from the state";

        public string Reconfigure => "configure the provider with it";

        public string KeepWhenRemoved => "mark it as kept before it is removed";

        public string Refresh => "refresh the state";

        public string After => "Make this resource come after it";

        public string Import(string id) => $"import it:\n  {Printable.Of(id)}";
    }
}
